/** The kernel of CSV against the reader in TypeScript: the same rows, numbers, labels, lines and problems from any bytes. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {CsvReader, csvShape, type RowSink} from '../../src/files/formats/csv.ts';
import {openCsvKernel} from '../../src/files/kernels/csvKernel.ts';
import type {TablePlan} from '../../src/files/plan.ts';

const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`));
const written = fc
  .record({
    sign: fc.constantFrom('', '', '', '-', '+'),
    whole: fc.oneof(fc.constant('0'), fc.constant(''), digits(3), digits(20)),
    fraction: fc.option(fc.oneof(digits(6), digits(17), digits(25), fc.constant(''))),
    exponent: fc.option(
      fc.tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '-', '+'), fc.oneof(digits(2), digits(4))),
      {
        freq: 4,
      },
    ),
  })
  .map(({sign, whole, fraction, exponent}) =>
    [sign, whole, fraction === null ? '' : `.${fraction}`, ...(exponent ?? [])].join(''),
  );
const double = fc.double({noNaN: true}).map(String);
const probability = fc.double({min: 0, max: 1, noNaN: true}).map(String);
const odd = fc.constantFrom(
  '',
  ' 0.5',
  '0.5 ',
  '"0.25"',
  'nan',
  'inf',
  '-Infinity',
  '.',
  '-',
  '+',
  'e5',
  '1e',
  '1e+',
  'x',
  '1.2.3',
  '0x1',
  '\t1',
  '0.5x',
);
const field = fc.oneof(
  {weight: 6, arbitrary: probability},
  {weight: 4, arbitrary: written},
  {weight: 2, arbitrary: double},
  {weight: 1, arbitrary: odd},
);
const sound = fc.oneof(
  probability,
  fc.double({min: 0, max: 1, noNaN: true}).map((x) => x.toFixed(6)),
);
const label = fc.constantFrom('0', '1', '2', '3', '-1', '1.0', 'cat', ' cat', '"cat"', 'Dög', '');

interface Seen {
  readonly events: readonly unknown[];
  readonly stopped: number;
  readonly line: number;
  readonly sawQuote: boolean;
}

function read(plan: TablePlan, text: string, withKernel: boolean): Seen {
  const source = new TextEncoder().encode(text);
  const shape = csvShape(plan);
  const kernel = withKernel ? openCsvKernel(shape!, source.length + 1) : undefined;
  const bytes = kernel?.bytes() ?? new Uint8Array(source.length + 1);
  bytes.set(source);
  const events: unknown[] = [];
  const sink: RowSink = {
    row: (values, target, line, offset) =>
      events.push([...values.subarray(offset, offset + plan.numClasses), target, line]),
    block: ({values, stride, targets, count, line}, noLabel, labelColumn) => {
      for (let r = 0; r < count; r++) {
        const cells = values.subarray(r * stride, r * stride + plan.numClasses);
        const isLeftOut = plan.labelColumn >= 0 && targets[r]! < 0;
        events.push(isLeftOut ? ['label', noLabel, labelColumn, line + r] : [...cells, targets[r]!, line + r]);
      }
    },
    problem: (...about) => events.push(about),
  };
  const reader = new CsvReader(plan, sink, kernel);
  const stopped = reader.read(bytes, 0, source.length);
  return {events, stopped, line: reader.line, sawQuote: reader.sawQuote};
}

const planOf = (named: boolean, delimiter: string, labelColumn: number): TablePlan =>
  ({
    delimiter: delimiter.charCodeAt(0),
    hasHeader: false,
    numColumns: 5,
    predictionColumns: [1, 2, 4],
    labelColumn,
    numClasses: 3,
    indexBase: 0,
    kind: 'probabilities',
    reasons: [],
    ...(named && {labels: {cat: 0, Dög: 2}, classNames: ['cat', 'dog', 'Dög']}),
  }) as TablePlan;

const row = (cell: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom('id', 'a b', '"q""', '', '"a\nb"'), cell, cell, label, cell);
const ending = fc.constantFrom('\n', '\n', '\r\n', '\n\n', '\r\n\r\n', ',\n', ',7\n');
const table = fc
  .constantFrom(field, sound)
  .chain((cell) => fc.array(fc.tuple(row(cell), ending), {minLength: 1, maxLength: 30}));

describe('the kernel of CSV', () => {
  it('gives what the reader in TypeScript gives', () => {
    fc.assert(
      fc.property(
        table,
        fc.boolean(),
        fc.constantFrom(',', '\t', ';'),
        fc.constantFrom(3, 3, -1),
        (rows, named, delimiter, at) => {
          const plan = planOf(named, delimiter, at);
          const text = rows.map(([cells, end]) => cells.join(delimiter) + end.replace(',', delimiter)).join('');
          assert.deepEqual(read(plan, text, true), read(plan, text, false));
        },
      ),
      {numRuns: 3000},
    );
  });
  it('reads any text as the reader does', () => {
    const pieces = fc.constantFrom(
      '0',
      '1',
      '9',
      '.',
      ',',
      '\n',
      '\r',
      '"',
      '-',
      '+',
      'e',
      ' ',
      'x',
      '0.5,',
      '\r\n',
      '12345678901234567890',
    );
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 80}), fc.boolean(), (parts, named) => {
        const text = `${parts.join('')}\n`;
        assert.deepEqual(read(planOf(named, ',', 3), text, true), read(planOf(named, ',', 3), text, false));
      }),
      {numRuns: 5000},
    );
  });
  it('gives the double nearest to what is written', () => {
    const plan = {...planOf(false, ',', -1), numColumns: 3, predictionColumns: [0, 1, 2]} as TablePlan;
    fc.assert(
      fc.property(fc.array(fc.oneof(written, double, probability), {minLength: 3, maxLength: 3}), (cells) => {
        const [event] = read(plan, `${cells.join(',')}\n`, true).events as [unknown[]];
        const numbers = cells.map(Number);
        if (cells.some((cell) => cell === '' || Number.isNaN(Number(cell)))) return;
        assert.deepEqual(event.slice(0, 3), numbers);
      }),
      {numRuns: 10000},
    );
  });
});
