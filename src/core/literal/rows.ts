/** Rows ended by `;` (and by line breaks in Julia and MATLAB): the shape of `[1 2; 3 4]`. */
import {joinBlocks} from './concatenate.ts';
import {shapeId} from './shapes.ts';
import * as S from './state.ts';

/** Ends a row of the top frame, with a separator or (the last one) with the bracket; an empty one counts for nothing. */
export function endRow(s: S.ScanState, isLast = false): void {
  const f = s.frames;
  const t = s.top;
  if (f[t + S.COUNT] === f[t + S.ROW_COUNT]) return;
  if (!isLast) f[t + S.FLAGS] |= S.BY_ROWS;
  const height = (f[t + S.FLAGS] & S.BLOCKS) === 0 ? 1 : joinBlocks(s);
  const width = Math.floor((f[t + S.COUNT] - f[t + S.ROW_COUNT]) / height);
  f[t + S.ROW_COUNT] = f[t + S.COUNT];
  f[t + S.ROW_VALUES] = s.valueCount;
  f[t + S.ROW_RECORDS] = s.recordCount;
  f[t + S.ROWS] += height;
  f[t + S.FLAGS] |= S.BY_ROWS;
  if (f[t + S.ROW_WIDTH] < 0) f[t + S.ROW_WIDTH] = width;
  else if (f[t + S.ROW_WIDTH] !== width) f[t + S.FLAGS] |= S.RAGGED;
}

/** The shape at the closing bracket. MATLAB knows matrices only; in Julia commas or single columns make vectors. */
export function closeRows(s: S.ScanState): number {
  const f = s.frames;
  const t = s.top;
  const byRows = (f[t + S.FLAGS] & S.BY_ROWS) !== 0;
  endRow(s, true);
  if ((f[t + S.FLAGS] & S.UNEVEN) !== 0) f[t + S.FLAGS] |= S.RAGGED;
  const flags = f[t + S.FLAGS];
  const values = s.valueCount - f[t + S.VALUES];
  if ((flags & S.RAGGED) !== 0) return shapeId(values, S.SCALAR);
  if (f[t + S.SHAPE] > S.SCALAR) return shapeId(f[t + S.COUNT], f[t + S.SHAPE]);
  const width = f[t + S.ROW_WIDTH];
  const vector = s.lexicon.dialect === 'matlab' ? false : byRows ? width === 1 : (flags & S.SPACED) === 0;
  return vector ? shapeId(values, S.SCALAR) : shapeId(f[t + S.ROWS], shapeId(width, S.SCALAR));
}
