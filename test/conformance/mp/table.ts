/** Prints the peers' accuracy on the mpmath cases with a column for Surprisal; with --write also into docs/accuracy.md. */
import {readFileSync, writeFileSync} from 'node:fs';
import {byOp, isLost, longCases, type Measured, mean, measure, smallCases} from './cases.ts';

interface PeerRow {
  readonly set: string;
  readonly op: string;
  readonly peer: string;
  readonly values: number;
  readonly lost: number;
  readonly median: number;
  readonly core_mean: number;
  readonly core_max: number;
  readonly share_le_1ulp: number;
}

const header = [
  'set',
  'op',
  'peer',
  'values',
  'lost',
  'median',
  'mean*',
  'max*',
  '≤ 1 ulp',
  'Surprisal: values',
  'Surprisal: lost',
  'Surprisal: mean',
  'Surprisal: max',
  'not the nearest double',
];

function figure(value: number): string {
  return value < 1e4 ? value.toFixed(2) : value.toExponential(1);
}

function ownCells(measured: readonly Measured[]): readonly string[] {
  const ulps = measured.map((m) => m.ulps);
  const off = measured.filter((m) => m.apart > 0).length;
  const lost = measured.filter(isLost).length;
  return [String(ulps.length), String(lost), figure(mean(ulps)), figure(Math.max(...ulps)), String(off)];
}

function peerCells(row: PeerRow): readonly string[] {
  const share = `${Math.round(row.share_le_1ulp * 100)} %`;
  const figures = [row.median, row.core_mean, row.core_max].map(figure);
  return [row.set, row.op, row.peer, String(row.values), String(row.lost), ...figures, share];
}

function markdown(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, i) => (i < 3 ? '---' : '---:'));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}

const intro = `# Accuracy

Errors in ulps of the exact value, on cases that mpmath evaluated at 256 bits and up (test/conformance/data). A
correctly rounded answer is at most 0.50 ulp off. “lost”: off by more than 1,000 ulps, of the wrong kind (NaN, ∞,
finite) or an exception; “mean*” and “max*” are over the rest. The columns of Surprisal are over all its values.

The three values of log_softmax that are not the expected double are exact ties of two logits' difference, which the
other classes break far behind the 256th bit; the expectation rounds the tie, the answer rounds the true value.

Made by \`npm run conformance -- --write\`.
`;

/** What the readme shows of the table: the columns that tell most. */
const readmeColumns = [0, 1, 2, 3, 4, 6, 7, 10, 11, 12];
const readmeMarks = ['<!-- accuracy, by npm run conformance -->', '<!-- end of accuracy -->'] as const;

/** The same table with fewer columns, between its marks in README.md. */
function writeReadme(): void {
  const text = readFileSync('README.md', 'utf8');
  const [start, end] = readmeMarks.map((mark) => text.indexOf(mark));
  if (start < 0 || end < 0) throw new Error(`README.md has no ${readmeMarks.join(' … ')}`);
  const pick = (line: string) => `|${readmeColumns.map((k) => line.split('|')[k + 1]).join('|')}|`;
  const short = table.split('\n').map(pick).join('\n');
  writeFileSync('README.md', `${text.slice(0, start + readmeMarks[0].length)}\n\n${short}\n\n${text.slice(end)}`);
}

const peers: readonly PeerRow[] = JSON.parse(readFileSync('test/conformance/data/accuracy.json', 'utf8')).rows;
const own = {small: byOp(smallCases().flatMap(measure)), long: byOp(longCases().flatMap(measure))};
const table = markdown(
  peers.map((row) => [...peerCells(row), ...ownCells(own[row.set === 'small' ? 'small' : 'long'].get(row.op) ?? [])]),
);
console.log(table);
const all = [...own.small.values(), ...own.long.values()].flat();
const nearest = all.filter((m) => m.apart === 0).length;
console.log(`\nSurprisal: ${all.length} values, ${all.filter(isLost).length} lost, ${nearest} the nearest double`);
if (process.argv.includes('--write')) {
  writeFileSync('docs/accuracy.md', `${intro}\n${table}\n`);
  writeReadme();
}
process.exitCode = all.some((m) => m.apart > m.allowed) ? 1 : 0;
