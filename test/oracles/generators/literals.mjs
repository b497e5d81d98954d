// Seeded literals of Octave and R, as people write them: spacing, line breaks, comments, signs, exponents, nesting, names.

/** mulberry32: a small generator of uniform numbers in [0, 1). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const tools = (seed) => {
  const next = random(seed);
  const int = (from, to) => from + Math.floor(next() * (to - from + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  return {next, int, pick, often: (p) => next() < p};
};

const digits = ({int}, count) => Array.from({length: count}, () => int(0, 9)).join('');

function plainNumber(t) {
  return t.pick([
    () => `0.${digits(t, t.int(1, 17))}`,
    () => `${t.int(0, 9)}.${digits(t, t.int(1, 4))}`,
    () => `${t.int(0, 300)}`,
    () => `.${digits(t, t.int(1, 3))}`,
    () => `${t.int(1, 40)}.`,
    () => `${t.int(1, 9)}.${digits(t, 3)}${t.pick(['e', 'E'])}${t.pick(['', '-', '+'])}${t.int(0, 12)}`,
    () => `${t.int(1, 9)}e-${t.int(290, 330)}`,
  ])();
}

const octaveNumber = (t) =>
  t.often(0.08) ? t.pick(['NaN', 'Inf', 'NA', 'true', '1e3', 'pi', '1d-2', '2D+1']) : plainNumber(t);

/** An element without blanks inside, or one with blanks around its operator. */
function octaveElement(t) {
  const sign = t.pick(['', '', '', '-', '+']);
  if (t.often(0.08)) return `${sign}${t.int(1, 9)}/${t.int(2, 9)}`;
  if (t.often(0.04)) return `${t.int(1, 9)} - ${t.int(1, 9)}`;
  if (t.often(0.03)) return `${t.int(1, 9)}*${plainNumber(t)}`;
  if (t.often(0.03)) return `(${t.int(1, 9)} + ${t.int(1, 9)})`;
  return sign + octaveNumber(t);
}

const octaveSeparator = (t) => t.pick([' ', ' ', '  ', ', ', ',', ' , ', ' ...\n  ', ', ... more\n  ', '\t']);
const octaveRowEnd = (t) => t.pick(['; ', ';', ' ;\n  ', '\n  ', ';\n\n', ' % a row\n  ', '; # another\n  ']);

const octaveRow = (t, columns) => Array.from({length: columns}, () => octaveElement(t)).join(octaveSeparator(t));

function octaveMatrix(t) {
  const rows = t.int(1, 5);
  const columns = t.int(rows === 1 ? 2 : 1, 6);
  const row = () => {
    const split = columns > 2 && t.often(0.1) ? t.int(1, columns - 1) : 0;
    const text = split > 0 ? `[${octaveRow(t, split)}] ${octaveRow(t, columns - split)}` : octaveRow(t, columns);
    return t.often(0.05) ? `[${octaveRow(t, columns)}]` : text;
  };
  const body = Array.from({length: rows}, row).join(octaveRowEnd(t));
  return `[${t.pick(['', ' ', '\n  '])}${body}${t.pick(['', ' ', ';', '\n'])}]`;
}

export function octaveLiterals(seed, count) {
  const t = tools(seed);
  return Array.from({length: count}, () => ({text: octaveMatrix(t)}));
}

const rNumber = (t) =>
  t.often(0.1) ? t.pick(['NA', 'Inf', 'NaN', 'NA_real_', 'TRUE', 'T', '5L', '1e3L', '0x1F', '0xFFL']) : plainNumber(t);

function rElement(t) {
  const sign = t.pick(['', '', '', '-', '+', '- ']);
  if (t.often(0.08)) return `${sign}${t.int(1, 9)} / ${t.int(2, 9)}`;
  if (t.often(0.05)) return `${t.int(1, 9)}${t.pick([' * ', '-', ' - ', '+'])}${plainNumber(t)}`;
  if (t.often(0.03)) return `2^-${t.int(1, 9)}`;
  return sign + rNumber(t);
}

const rSeparator = (t) => t.pick([', ', ',', ' , ', ',\n  ', ', # and\n  ']);
const rName = (t, i) => t.pick([`c${i}`, `"class ${i}"`, `'k${i}'`, `\`a b${i}\``, `.x${i}`, `p_${i}`]);

function rVector(t, count, named) {
  const element = (_, i) => (named ? `${rName(t, i)} = ${rElement(t)}` : rElement(t));
  const parts = Array.from({length: count}, element);
  if (!named && count > 3 && t.often(0.15)) parts.splice(1, 2, `c(${parts[1]}, ${parts[2]})`);
  return `c(${t.pick(['', '\n  '])}${parts.join(rSeparator(t))}${t.pick(['', ' ', '\n'])})`;
}

function rMatrix(t) {
  const [rows, columns] = [t.int(1, 5), t.int(2, 5)];
  const data = rVector(t, rows * columns, false);
  const sizes = t.pick([
    `nrow = ${rows}`,
    `ncol = ${columns}L`,
    `${rows}, ${columns}`,
    `nrow=${rows}, ncol=${columns}`,
    `${rows}`,
  ]);
  const byRow = t.pick(['', '', ', byrow = TRUE', ', byrow = T', ', byrow = FALSE']);
  const classes = Array.from({length: columns}, (_, i) => `"k${i}"`).join(', ');
  const names = t.often(0.2) ? `, dimnames = list(NULL, c(${classes}))` : '';
  return `matrix(${t.pick(['', '', 'data = '])}${data}, ${sizes}${byRow}${names})`;
}

function rArray(t) {
  const sizes = [t.int(1, 3), t.int(2, 3), t.int(1, 3)];
  const dim = `c(${sizes.join(', ')})`;
  return `array(${rVector(t, sizes[0] * sizes[1] * sizes[2], false)}, ${t.pick(['', 'dim = '])}${dim})`;
}

function rBound(t) {
  const count = t.int(2, 5);
  const vectors = Array.from(
    {length: t.int(2, 4)},
    () => `c(${Array.from({length: count}, () => rElement(t)).join(', ')})`,
  );
  return `${t.pick(['rbind', 'cbind'])}(${vectors.join(', ')})`;
}

export function rLiterals(seed, count) {
  const t = tools(seed);
  const kinds = [
    () => rVector(t, t.int(2, 12), false),
    () => rVector(t, t.int(2, 6), true),
    () => rMatrix(t),
    () => rMatrix(t),
  ];
  kinds.push(
    () => rArray(t),
    () => rBound(t),
  );
  return Array.from({length: count}, () => ({text: t.pick(kinds)()}));
}
