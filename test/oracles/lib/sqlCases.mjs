// Tables of predictions that are hard for SQL: every kind of numbers, hostile names, ∞, 0, nearly certain rows, rows to leave out.
import {random} from './conventionsDraw.mjs';

const tiny = [1e-300, 5e-324, 1e-17, 1e-9];
const far = [0, 30, 100, 745, 1000, -1000, 1e-12, 300];
const endless = [Infinity, -Infinity];

/** Zeros make a class's mean ∞: they come in a case of their own, for the other means to be compared. */
const withZeros = (r, k) => probabilities(r, k).map((x) => (r.chance(0.01) ? 0 : x));

function probabilities(r, k) {
  const values = Array.from({length: k}, () => (r.chance(0.1) ? r.pick(tiny) : r.next()));
  if (r.chance(0.1)) return values.map((_, i) => (i === 0 ? 1 - 1e-16 : 1e-16 / k));
  const total = values.reduce((a, b) => a + b, 0) || 1;
  return values.map((x) => x / total);
}

const logits = (r, k) =>
  r.chance(0.1)
    ? Array.from({length: k}, (_, i) => (i === 0 ? 40 : r.next()))
    : Array.from({length: k}, () => (r.chance(0.02) ? r.pick(far) : 5 * r.normal()));

const withEndless = (r, k) => logits(r, k).map((x) => (r.chance(0.01) ? r.pick(endless) : x));

function logProbabilities(r, k) {
  const z = Array.from({length: k}, () => 5 * r.normal());
  const top = Math.max(...z);
  const total = Math.log(z.reduce((sum, x) => sum + Math.exp(x - top), 0));
  return z.map((x) => (r.chance(0.002) ? -Infinity : x - top - total));
}

const positive = (r) => [r.chance(0.2) ? r.pick([...tiny, 1 - 1e-16, 1 - 1e-10, 0.5, 1.5, -0.1]) : r.next()];
const score = (r) => [r.chance(0.1) ? r.pick(far) : 5 * r.normal()];

const plain = (k) => Array.from({length: k}, (_, i) => `p${i}`);
const hostile = ['a"b', "it's", 'x;y', 'semi -- colon', 'Größe ∑', 'SELECT', 'back\\slash', '"', '  two  words'];

/** name, columns (label last), rows of texts, the options of evaluate. */
export const cases = [
  {name: 'probabilities', k: 3, draw: probabilities, kind: 'probabilities'},
  {name: 'zeros', k: 3, draw: withZeros, kind: 'probabilities'},
  {name: 'logits', k: 4, draw: logits, kind: 'logits'},
  {name: 'endless logits', k: 4, draw: withEndless, kind: 'logits'},
  {name: 'logits of few rows', k: 2, draw: logits, kind: 'logits', count: 7},
  {name: 'log-probabilities', k: 5, draw: logProbabilities, kind: 'log-probabilities'},
  {name: 'positive', k: 2, draw: positive, columns: ['p'], kind: 'probabilities'},
  {
    name: 'positive and certain',
    k: 2,
    draw: (r) => (r.chance(0.1) ? [r.int(0, 1)] : positive(r)),
    columns: ['p'],
    kind: 'probabilities',
  },
  {name: 'one score', k: 2, draw: score, columns: ['z'], kind: 'logits'},
  {name: 'base1', k: 3, draw: probabilities, kind: 'probabilities', base: 1},
  {name: 'named', k: 3, draw: probabilities, kind: 'probabilities', classes: ["ant's", 'bee "b"', 'c\\at']},
  {
    name: 'hostile names',
    k: hostile.length,
    draw: probabilities,
    kind: 'probabilities',
    columns: hostile,
    label: 'tar"get\'s',
  },
  {name: 'wide', k: 200, draw: logits, kind: 'logits', count: 60},
  {name: 'a class that never occurs', k: 6, draw: probabilities, kind: 'probabilities', drawn: 4},
  {
    name: 'no loss at all',
    k: 2,
    draw: (_, k) => Array.from({length: k}, (_x, i) => 1 - i),
    kind: 'probabilities',
    drawn: 1,
  },
];

const text = (x) => (x === Infinity ? 'Infinity' : x === -Infinity ? '-Infinity' : String(x));

/** NaN and nothing at all are left out; an integer label, or a name. */
export function tableOf(
  {name, k, draw, columns = plain(k), label = 'label', base = 0, classes, drawn = k, count = 400},
  seed,
) {
  const r = random(seed);
  const rows = Array.from({length: count}, (_, i) => {
    const values = draw(r, k).map((x) => (i > 0 && r.chance(0.004) ? r.pick(['NaN', '']) : text(x)));
    const target = r.int(0, drawn - 1);
    const isOut = i > k && drawn === k && !classes && r.chance(0.01);
    return [...values, classes ? classes[target] : String(isOut ? k + base : target + base)];
  });
  if (classes) for (let c = 0; c < k; c++) rows[c][rows[c].length - 1] = classes[c];
  return {name, columns: [...columns, label], rows};
}

/** The options that leave nothing to guess. */
export function optionsOf({k, columns = plain(k), label = 'label', kind, base = 0, classes}) {
  const given = columns.every((column) => !column.includes(','))
    ? [`--columns=${columns.map((_, i) => i).join(',')}`]
    : [];
  return [
    ...given,
    `--label=${label}`,
    `--kind=${kind}`,
    `--base=${base}`,
    ...(classes ? [`--classes=${classes.join(',')}`] : []),
  ];
}

const quoted = (field) => (/["\n,;\t]|^ | $/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
export const csvOf = ({columns, rows}, delimiter = ',') =>
  [columns, ...rows].map((row) => `${row.map(quoted).join(delimiter)}\n`).join('');
