/** Matrices inside of a matrix: `[[1; 2] [3; 4]]` puts the blocks of a row side by side, as MATLAB and Julia do. */
import {axesOf} from './shapes.ts';
import * as S from './state.ts';

/** A number (1 × 1) or a matrix of the current row: its values from `from` on, row by row. */
interface Block {
  readonly from: number;
  readonly height: number;
  readonly width: number;
}

/**
 * The height of the current row, whose values then stand row by row, and the frame's COUNT grown to the number of its values; 1 where
 * nothing is put together. Blocks of several heights make the frame ragged.
 */
export function joinBlocks(s: S.ScanState): number {
  const f = s.frames;
  const t = s.top;
  f[t + S.FLAGS] &= ~S.BLOCKS;
  if (!isJoined(s)) return 1;
  f[t + S.SHAPE] = S.SCALAR;
  f[t + S.FLAGS] &= ~(S.UNEVEN | S.MIXED);
  const blocks = blocksOf(s);
  f[t + S.COUNT] = f[t + S.ROW_COUNT] + s.valueCount - f[t + S.ROW_VALUES];
  const height = blocks?.[0].height ?? 0;
  if (blocks === undefined || blocks.some((block) => block.height !== height)) {
    f[t + S.FLAGS] |= S.RAGGED;
    return 1;
  }
  if (height > 1 && blocks.length > 1) sideBySide(s, blocks, height);
  return height;
}

/** MATLAB's brackets always join; Julia's do where blanks, `;` or line breaks separate, and commas make a list of lists. */
function isJoined(s: S.ScanState): boolean {
  if (s.lexicon.dialect === 'matlab') return true;
  const flags = s.frames[s.top + S.FLAGS];
  return (flags & S.COMMAED) === 0 && (flags & (S.SPACED | S.BY_ROWS)) !== 0;
}

/** The blocks of the current row from left to right; undefined where one of them has no shape of a matrix. */
function blocksOf(s: S.ScanState): readonly Block[] | undefined {
  const from = s.frames[s.top + S.ROW_VALUES];
  const blocks: Block[] = [];
  let at = from;
  for (const r of rowRecords(s)) {
    const axes = axesOf(s.records[r + S.R_SHAPE]);
    if (axes === undefined || (s.records[r + S.R_FLAGS] & S.RAGGED) !== 0) return undefined;
    pushNumbers(blocks, at, s.records[r + S.R_VALUES]);
    blocks.push({from: s.records[r + S.R_VALUES], height: axes[0], width: axes[1]});
    at = s.records[r + S.R_VALUES_END];
  }
  pushNumbers(blocks, at, s.valueCount);
  return blocks;
}

function pushNumbers(blocks: Block[], from: number, to: number): void {
  for (let i = from; i < to; i++) blocks.push({from: i, height: 1, width: 1});
}

/** The records of the row's own elements, in order, without those inside of them. */
function rowRecords(s: S.ScanState): readonly number[] {
  const own: number[] = [];
  for (let k = s.recordCount - 1; k >= s.frames[s.top + S.ROW_RECORDS]; ) {
    const r = k * S.RECORD;
    own.push(r);
    k = s.records[r + S.R_FIRST] - 1;
  }
  return own.reverse();
}

/** Moves the row's values from block by block to row by row; the blocks are no arrays of their own any more. */
function sideBySide(s: S.ScanState, blocks: readonly Block[], height: number): void {
  const from = s.frames[s.top + S.ROW_VALUES];
  const values = s.values.slice(from, s.valueCount);
  const spans = s.spans.slice(2 * from, 2 * s.valueCount);
  let at = from;
  for (let row = 0; row < height; row++)
    for (const block of blocks)
      for (let k = 0; k < block.width; k++, at++) {
        const source = block.from - from + row * block.width + k;
        s.values[at] = values[source];
        s.spans[2 * at] = spans[2 * source];
        s.spans[2 * at + 1] = spans[2 * source + 1];
      }
  s.recordCount = s.frames[s.top + S.ROW_RECORDS];
}
