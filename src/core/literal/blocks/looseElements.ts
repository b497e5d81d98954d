/** Words that stand where a number should, in lists of loose numbers: elements that cannot be read are told, never left out. */
import {isElision, readNumber} from './cell.ts';
import type {Piece} from './looseCells.ts';
import type {Cell} from './types.ts';

interface Elements {
  readonly pieces: readonly Piece[];
  /** Where dots say that something is left out. */
  readonly elidedAt: {readonly start: number; readonly end: number} | undefined;
}

type Line = readonly Piece[];
type Word = Extract<Piece, {kind: 'word'}>;

/** The same pieces, where words and gaps among numbers are cells without a value; labels, headers and prose stay as they are. */
export function withElements(text: string, pieces: readonly Piece[]): Elements {
  const dots = pieces.filter((piece): piece is Word => piece.kind === 'word' && isElision(text, piece));
  const seen =
    dots.length === 0 ? pieces : pieces.filter((piece) => !(piece.kind === 'word' && isElision(text, piece)));
  const elidedAt = seen.some(isNumber) ? dots[0] : undefined;
  if (!seen.some(isNumber)) return {pieces: truths(text, pieces), elidedAt};
  const lines = splitAt(seen, (piece) => piece.kind === '\n');
  const isSingle = lines.every((line) => line.length < 2) && !isAlternating(lines);
  const isStrict = isSingle && 3 * seen.filter(isNumber).length >= 2 * lines.filter((line) => line.length > 0).length;
  const width = lines.find((line) => line.length > 1 && line.every(isNumber))?.length;
  const read = lines.map((line, i) => {
    if (isSingle) return isStrict && (i > 0 || isMissing(text, line[0])) ? line.map((p) => element(text, p)) : line;
    return elementsOf(text, line, {isFirst: i === 0, isElided: elidedAt !== undefined, width});
  });
  return {pieces: read.flatMap((line, i): Line => (i === 0 ? line : [{kind: '\n'}, ...line])), elidedAt};
}

const isNumber = (piece: Piece | undefined): boolean => piece?.kind === 'number';
const isWord = (piece: Piece | undefined): piece is Word => piece?.kind === 'word';
const isGap = (piece: Piece): boolean => piece.kind === ',' || piece.kind === ';';

function splitAt(pieces: readonly Piece[], isEnd: (piece: Piece) => boolean): Piece[][] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    if (isEnd(piece)) parts.push([]);
    else parts[parts.length - 1]!.push(piece);
  }
  return parts;
}

/** `True`, `False` and nothing else are numbers; beside other words they are words. */
function truths(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const words = pieces.filter(isWord);
  const isTruth = ({start, end}: Word): boolean => readNumber(text, start, end) !== undefined;
  return words.length > 0 && words.every(isTruth) ? pieces.map((piece) => element(text, piece)) : pieces;
}

/** A word before each number is its label. */
function isAlternating(parts: readonly Line[]): boolean {
  const filled = parts.filter((part) => part.length > 0);
  return filled.length > 1 && filled.every((part, i) => part.some(isNumber) === (i % 2 === 1));
}

const MISSING: ReadonlySet<string> = new Set(['none', 'null', 'nil', 'n/a', 'na', 'undefined', '-', '–', '—', '?']);

const isMissing = (text: string, piece: Piece | undefined): boolean =>
  isWord(piece) && MISSING.has(text.slice(piece.start, piece.end).toLowerCase());

function element(text: string, piece: Piece): Piece {
  if (!isWord(piece)) return piece;
  const {start, end} = piece;
  return {kind: 'number', cell: {start, end, value: readNumber(text, start, end)}};
}

interface Surroundings {
  readonly isFirst: boolean;
  readonly isElided: boolean;
  /** The length of a line of numbers alone. */
  readonly width: number | undefined;
}

function elementsOf(text: string, line: Line, {isFirst, isElided, width}: Surroundings): Line {
  if (isFirst && !line.some(isNumber)) return line;
  if (!line.some(isGap)) return spaced(text, line, width);
  const rows = line.some((piece) => piece.kind === ',') ? [] : splitAt(line, isGap);
  if (!rows.some((row) => row.filter(isNumber).length > 1)) return separated(text, line, isElided);
  const gaps = line.filter(isGap);
  const wide = rows.find((row) => row.length > 1 && row.every(isNumber))?.length;
  return rows.flatMap((row, i) => [...(i === 0 ? [] : [gaps[i - 1]!]), ...spaced(text, row, wide)]);
}

const CONJUNCTIONS = /^(?:and|or|to|und|oder|bis|vs|&)$/i;

/** Numbers with blanks between them: a word after the first is one that cannot be read, where few are or as many pieces as numbers elsewhere. */
function spaced(text: string, line: Line, width: number | undefined): Line {
  const words = line.filter(isWord);
  const numbers = line.filter(isNumber).length;
  const isList = isNumber(line[0]) || isMissing(text, line[0]);
  if (words.length === 0 || !isList || line.some((piece) => piece.kind === ':')) return line;
  if (words.some(({start, end}) => CONJUNCTIONS.test(text.slice(start, end)))) return line;
  return 3 * numbers >= 2 * line.length || line.length === width ? line.map((piece) => element(text, piece)) : line;
}

/** Numbers between commas or semicolons: what stands between two of these is one element at least. */
function separated(text: string, line: Line, isElided: boolean): Line {
  const fields = splitAt(line, isGap);
  const isProse = (field: Line): boolean =>
    field.some(isNumber) && field.some(isWord) && !field.some((piece) => piece.kind === ':');
  if (fields.some(isProse) || isAlternating(fields)) return line;
  const gaps = line.filter(isGap);
  return fields.flatMap((field, i) => {
    const isInside = i > 0 && i + 1 < fields.length;
    const read = field.length === 0 && isInside && !isElided ? [hole(gaps[i - 1]!)] : inField(text, field, i === 0);
    return i === 0 ? read : [gaps[i - 1]!, ...read];
  });
}

/** Nothing between two commas. */
function hole(gap: Piece): Piece {
  const at = gap.kind === ',' || gap.kind === ';' ? gap.at + 1 : 0;
  return {kind: 'number', cell: {start: at, end: at, value: undefined}};
}

/** The words of a field without a number are one element; those of the first one are a label, unless they say that a value is missing. */
function inField(text: string, field: Line, isFirst: boolean): Line {
  const words = field.filter(isWord);
  if (words.length === 0 || field.some(isNumber) || (isFirst && !isMissing(text, field[0]))) return field;
  const cell: Cell = {start: words[0]!.start, end: words[words.length - 1]!.end, value: undefined};
  return words.length === 1 ? [element(text, words[0]!)] : [{kind: 'number', cell}];
}
