/**
 * The reader of the page's texts. It is a third of the page and comes after the first frame (src/webview/rest.ts); until then only what
 * needs no reader is read: a number, or a list or a list of equal lists as JSON has them.
 */
import type {readText as ReadText} from '../../core/literal/index.ts';
import type {Dialect, NumericArray, ReadResult} from '../../core/literal/types.ts';
import type {PanelState} from '../../protocol.ts';

let readWhole: typeof ReadText | undefined;

export function takeReader(reader: typeof ReadText): void {
  readWhole = reader;
}

/** As core's readText; throws before the reader is there on texts that need it. */
export function readText(text: string, dialect: Dialect): ReadResult {
  const result = readWhole ? readWhole(text, {languageId: dialect}) : readPlain(text, dialect);
  if (!result) throw new Error('This text was to be read before its reader was there.');
  return result;
}

/** Whether everything that this state holds can be read already. */
export function canRead({prediction, target}: PanelState): boolean {
  return readWhole !== undefined || [prediction, target].every((s) => s === undefined || readPlain(s.text, s.dialect));
}

const DIALECTS: ReadonlySet<Dialect> = new Set(['python', 'javascript', 'json']);
const PLAIN = /^(?:\d+|\[[\s\d.,eE+\-[\]]*\])$/;
const LONGEST = 10_000;

/** A plain text as core's readText reads it; undefined for any other text. */
export function readPlain(text: string, dialect: Dialect): ReadResult | undefined {
  if (text.length > LONGEST || !DIALECTS.has(dialect) || !PLAIN.test(text)) return undefined;
  const found = parsed(text);
  const values = [found].flat(2);
  const shape = typeof found === 'number' ? [1] : shapeOf(found);
  if (!shape || !values.every(isPlainNumber)) return undefined;
  const array: NumericArray = {
    ...{start: 0, end: text.length, shape, values: Float64Array.from(values), spans: spansOf(text)},
    ...{container: typeof found === 'number' ? 'loose' : 'list', where: 'code', dialect},
    ...{complete: true, diagnostics: []},
  };
  return {arrays: [array], diagnostics: [], complete: true, visited: text.length};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** −0 is 0 in some languages, and a large integer is another number in others: the reader tells. */
const isPlainNumber = (value: unknown): value is number =>
  typeof value === 'number' && !Object.is(value, -0) && Math.abs(value) < Number.MAX_SAFE_INTEGER;

/** Two elements or more: a list of one is what the reader makes of it. */
function shapeOf(found: unknown): readonly number[] | undefined {
  if (!Array.isArray(found) || found.length < 2) return undefined;
  if (!Array.isArray(found[0])) return found.some(Array.isArray) ? undefined : [found.length];
  const [{length}] = found;
  return length > 0 && found.every((row) => Array.isArray(row) && row.length === length)
    ? [found.length, length]
    : undefined;
}

const spansOf = (text: string): Uint32Array =>
  Uint32Array.from([...text.matchAll(/[\d.eE+-]+/g)].flatMap(({0: number, index}) => [index, index + number.length]));
