/** Targets that are one number: `label = 2`, `target: int = 2`, `"label": 2`, `torch.tensor([0])`, `true class: 3` in a log. */
import type {Dialect, NumericArray} from '../literal/types.ts';
import {roleInCall} from './callRoles.ts';
import {fitOf} from './fit.ts';
import type {Pairable} from './types.ts';
import {nameWords} from './words.ts';

/** Larger indices are years and ids. */
const LARGEST = 99_999;

const NAMES: ReadonlySet<string> = new Set('y label lbl target tgt gt truth'.split(' '));
const STRONG: ReadonlySet<string> = new Set('true target gold gt truth label correct'.split(' '));
const BESIDE: ReadonlySet<string> = new Set(
  'y class cls label index idx id ix true target gold correct truth ground gt test train val expected'.split(' '),
);

/** Whether a name says "the true class" and nothing else: `num_labels` and `label_smoothing` do not. */
function isClearName(name: string | undefined): boolean {
  const words = nameWords(name ?? '');
  if (words.length === 1) return NAMES.has(words[0]!);
  return words.some((word) => STRONG.has(word)) && words.every((word) => BESIDE.has(word));
}

/** A list of one may also have the plural: `labels = torch.tensor([2])`. */
const isListName = (name: string | undefined): boolean => isClearName(name) || isClearName(name?.replace(/s$/, ''));

/** Arrays of one element that can only be a target: by the call that they stand in, or by name. */
export function isSingleTarget(array: NumericArray): boolean {
  const [value] = array.values;
  if (array.values.length !== 1 || !Number.isInteger(value) || value! < 0 || value! > LARGEST) return false;
  const inCall = roleInCall(array.call);
  return inCall === undefined ? isListName(array.name) : inCall.role === 'target';
}

/** `name = 2`, `name: int = 2`, `name := 2`, `'name': 2`, `name=torch.tensor(2)`; what follows ends the value. */
const ASSIGNED =
  /(?<![\w.$])(["']?)([A-Za-z_]\w{0,40})\1[ \t]{0,4}(?::[ \t]{0,4}[A-Za-z_][\w.<>]{0,30}[ \t]{0,4}(?==))?(:=|<-|=|:)(?!=)[ \t]{0,4}((?:[\w.:]{1,40}\()?)(\d{1,5})(?![\w.])(?=[ \t]*(?:\r?\n|$|[;)}\]#%]|\/\/|,[ \t]*[^\d\s]|,[ \t]*\r?\n))/g;

/** In logs and prose the sign may be missing, and the name may be two words. */
const TOLD =
  /\b((?:true|gold|ground|correct)[ _-](?:class|label|truth|target)|label|target|y_true|gt|truth)[ \t]{0,2}[:=]?[ \t]{0,2}(\d{1,5})(?![\w.%/-])/gi;

/** Every number of text[from, to) that is bound to a clear name of a target, with shape []. */
export function findScalarTargets(text: string, from: number, to: number, dialect: Dialect): NumericArray[] {
  const part = text.slice(from, to);
  const isProse = PROSE.has(dialect);
  const found = [...part.matchAll(isProse ? TOLD : ASSIGNED)].flatMap((match) => {
    const name = isProse ? match[1]! : match[2]!;
    const digits = isProse ? match[2]! : match[5]!;
    const start = match.index + match[0].length - digits.length;
    if (
      !isProse &&
      (!isClearName(name) ||
        isColonOfCode(match, dialect) ||
        isCommented(part, match.index) ||
        isCoordinate(part, match.index, name))
    )
      return [];
    return [scalarAt(from + start, digits, name, dialect)];
  });
  return found;
}

const PROSE: ReadonlySet<string> = new Set(['text', 'markdown', 'csv', 'latex']);

/** `label: 2` binds in JSON, YAML and JavaScript's objects, behind quotes in Python's. */
const isColonOfCode = (match: RegExpMatchArray, dialect: string): boolean =>
  match[3] === ':' && match[1] === '' && !['javascript', 'json', 'yaml'].includes(dialect);

function isCommented(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return /#|\/\/|^\s*\*/.test(line);
}

/** `x = 3` beside `y = 1`: a point, no class. */
function isCoordinate(text: string, at: number, name: string): boolean {
  const near = text.slice(Math.max(0, at - 60), at + 60);
  return name.length === 1 && /(?<![\w.])["']?x["']?[ \t]*(?:[:=]|<-)[ \t]*-?[\d.]/.test(near);
}

const scalarAt = (start: number, digits: string, name: string, dialect: Dialect): NumericArray => ({
  start,
  end: start + digits.length,
  shape: [],
  values: Float64Array.of(Number(digits)),
  spans: Uint32Array.of(start, start + digits.length),
  container: 'loose',
  where: 'code',
  dialect,
  name,
  complete: true,
  diagnostics: [],
});

export const isScalar = (array: NumericArray): boolean => array.values.length === 1;

/**
 * Whether one number is surely meant for the prediction `focus`: no other array nearby could be predicted for it, or all those that could
 * have one name, there are as many of them as numbers of this name, and both stand at the same place among theirs.
 */
export function isMeantFor<T extends Pairable>(
  arrays: readonly T[],
  focus: T,
  scalar: T,
  mayPredict: (array: T) => boolean,
): boolean {
  const own = arrays.filter((array) => array.document === scalar.document);
  const rivals = own.filter((array) => !isScalar(array) && fitOf(array, scalar) === 'index' && mayPredict(array));
  const others = rivals.filter((array) => !isAt(array, focus));
  if (others.length === 0) return true;
  const predictions = rivals.filter((array) => array.name === focus.name).sort(inText);
  const scalars = own.filter((array) => isScalar(array) && array.name === scalar.name).sort(inText);
  return (
    predictions.length === rivals.length &&
    scalars.length === predictions.length &&
    predictions.findIndex((array) => isAt(array, focus)) === scalars.findIndex((array) => isAt(array, scalar))
  );
}

const isAt = (a: NumericArray, b: NumericArray): boolean => a.start === b.start && a.end === b.end;
const inText = (a: NumericArray, b: NumericArray): number => a.start - b.start;
