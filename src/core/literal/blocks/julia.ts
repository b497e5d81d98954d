/** Julia's display of arrays: `3-element Vector{Float64}:`, `2×2 Matrix{Float64}:`, `2×2×2 Array{Float64, 3}:` and the lines below. */

import type {Diagnostic} from '../../types.ts';
import {buildArray} from './build.ts';
import {isElision, splitBlank} from './cell.ts';
import {isDigit, skipBlanks, skipDigits} from './chars.ts';
import {HAS_COLON, HAS_DIGIT, isEmptyLine, isFree, lineText, type Page, promptName, skipEmptyLines} from './page.ts';
import {assemble, brokenOff, hasNumber, isReadable} from './printedRows.ts';
import {stackSlices} from './slices.ts';
import type {Block, Cell} from './types.ts';

export const JULIA_NEEDS = HAS_DIGIT | HAS_COLON;

/**
 * Reads from the header; `⋮`, `⋱` and `…` make the array incomplete, with the shape that is seen, and so does an end before all
 * that the header announces is there. Where the header tells a type of numbers, any other cell is one that cannot be read.
 */
export function readJulia(page: Page, line: number): Block | undefined {
  const header = parseHeader(page, line);
  if (header === undefined) return undefined;
  const body = header.sizes.length > 2 ? slicesBelow(page, line + 1, header) : matrixBelow(page, line + 1, header);
  if (body === undefined || body.cells.length < 2) return undefined;
  const shape = header.sizes.length === 1 ? [body.cells.length] : body.shape;
  const start = skipBlanks(page.text, page.starts[line]!, page.ends[line]!);
  const place = {start, end: page.ends[body.next - 1]!, container: 'printed', name: promptName(page, line)} as const;
  const {cells, elidedAt} = body;
  const announced = header.sizes.reduce((a, b) => a * b, 1);
  const isCut = elidedAt === undefined && body.problems.length === 0 && cells.length < announced;
  const problems = isCut ? [brokenOff(announced, cells)] : body.problems;
  const array = buildArray({cells, shape, dtype: header.dtype, elidedAt, problems, ...place}, page.context);
  return {arrays: [array], first: line, next: body.next};
}

interface Header {
  readonly sizes: readonly number[];
  readonly dtype: string | undefined;
  /** All elements are real numbers, by the header. */
  readonly isOfNumbers: boolean;
}

/** `3-element T:` or `2×3 T:`, the whole line. */
function parseHeader(page: Page, line: number): Header | undefined {
  const {text} = page;
  const end = page.ends[line]!;
  let i = skipBlanks(text, page.starts[line]!, end);
  if (text.charCodeAt(end - 1) !== 58 || !isDigit(text.charCodeAt(i))) return undefined;
  const sizes: number[] = [];
  for (;;) {
    const next = skipDigits(text, i, end);
    if (next === i) return undefined;
    sizes.push(Number(text.slice(i, next)));
    i = next;
    if (text.charCodeAt(i) !== 0xd7) break;
    i++;
  }
  if (sizes.length === 1) i = text.startsWith('-element ', i) ? i + 8 : end;
  if (text.charCodeAt(i) !== 32) return undefined;
  const type = text.slice(i + 1, end);
  return {sizes, dtype: elementType(type), isOfNumbers: OF_NUMBERS.test(type)};
}

const OF_NUMBERS =
  /^(?:\w+\.)*\w+\{(?:Union\{Missing, ?)?(?:Float\d\d|BigFloat|U?Int\d{1,3}|Bool)\b|^BitVector|^BitMatrix/;

/** The first type parameter that is a number's type: `Vector{Float64}:` → Float64. */
function elementType(type: string): string | undefined {
  const names = ['Float64', 'Float32', 'Float16', 'BigFloat', 'Int64', 'Int32', 'Int16', 'Int8', 'UInt8', 'Bool'];
  return names.find((name) => type.includes(name));
}

interface Body {
  readonly cells: readonly Cell[];
  readonly shape: readonly number[];
  readonly next: number;
  readonly elidedAt?: Cell | undefined;
  readonly problems: readonly Diagnostic[];
}

interface Matrix extends Body {
  readonly rows: readonly (readonly Cell[])[];
}

function matrixBelow(page: Page, first: number, header: Header): Matrix | undefined {
  const [height, width] = [header.sizes[0]!, header.sizes[1] ?? 1];
  const rows: (readonly Cell[])[] = [];
  let elidedAt: Cell | undefined;
  let line = first;
  for (; isFree(page, line) && !isEmptyLine(page, line) && rows.length < height; line++) {
    const all = splitBlank(page.text, page.starts[line]!, page.ends[line]!).map((cell) => structural(page.text, cell));
    const cells = all.filter((cell) => cell.value !== undefined || !isElision(page.text, cell));
    if (!isReadable(cells) && !(header.isOfNumbers && isIndented(page, line) && mayBeRow(cells, width))) break;
    elidedAt ??= all.find((cell) => cell.value === undefined && isElision(page.text, cell));
    if (cells.length > 0) rows.push(cells);
  }
  const cells = assemble(rows);
  const isUneven = cells.problems.length > 0 && !header.isOfNumbers;
  return rows.length === 0 || isUneven ? undefined : {...cells, rows, next: line, elidedAt};
}

/** Julia shows the zeros that a diagonal or a triangular matrix does not store as `⋅`. */
const structural = (text: string, cell: Cell): Cell =>
  cell.end - cell.start === 1 && text.charCodeAt(cell.start) === 0x22c5 ? {...cell, value: 0} : cell;

/** The rows of a display are indented, what is printed after it is not. */
const isIndented = (page: Page, line: number): boolean =>
  skipBlanks(page.text, page.starts[line]!, page.ends[line]!) > page.starts[line]!;

/** As many cells as the header says, or fewer or more with a number among them. */
const mayBeRow = (cells: readonly Cell[], width: number): boolean =>
  cells.length === width || (width > 1 && hasNumber(cells));

/** `[:, :, 2] =` and a matrix, again and again. */
function slicesBelow(page: Page, first: number, header: Header): Body | undefined {
  const slices: (readonly (readonly Cell[])[])[] = [];
  const indices: (readonly string[])[] = [];
  let elidedAt: Cell | undefined;
  let next = first;
  for (let line = first; line < page.count; line = skipEmptyLines(page, next)) {
    const index = sliceIndex(page, line);
    const matrix = index === undefined ? undefined : matrixBelow(page, line + 1, header);
    if (index === undefined || matrix === undefined) break;
    slices.push(matrix.rows);
    indices.push(index);
    elidedAt ??= matrix.elidedAt;
    next = matrix.next;
  }
  const stacked = stackSlices(slices, indices);
  return stacked === undefined ? undefined : {...stacked, next, elidedAt, problems: []};
}

function sliceIndex(page: Page, line: number): readonly string[] | undefined {
  const text = lineText(page, line).trim();
  const isIndex = isFree(page, line) && text.startsWith('[:, :, ') && text.endsWith('] =');
  return isIndex ? text.slice(7, -3).split(', ') : undefined;
}
