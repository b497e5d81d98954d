/** What is said of a row that is longer or shorter than the first one. */
import {english, type Said, say} from '../say.ts';
import type {Diagnostic} from '../types.ts';

/** `row` counts from 0; `place` is where the row stands. */
export function oddRowProblem(
  row: number,
  length: number,
  first: number,
  place: {readonly start: number; readonly end: number},
): Diagnostic {
  const said = wordsOf(row, length, first);
  return {
    code: 'ragged-rows',
    severity: 'error',
    offset: place.start,
    length: place.end - place.start,
    message: english(said),
    said,
  };
}

const wordsOf = (row: number, length: number, first: number): Said =>
  say(
    length === 1
      ? 'Row {0} has {1} value and row 0 has {2}: give each the same number of elements.'
      : 'Row {0} has {1} values and row 0 has {2}: give each the same number of elements.',
    row,
    length,
    first,
  );
