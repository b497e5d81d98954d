/** The reference as data, its live examples, and ways to find a row. */
import type {FormatOptions} from '../evaluate/types.ts';
import {lesson} from './lesson.ts';
import {runExample} from './run.ts';
import type {Example, Figure} from './types.ts';

export {lesson} from './lesson.ts';
export {parseArray} from './parse.ts';
export {calculatorInputs, type Edited, type ExampleResult, runExample} from './run.ts';
export {anchorFor, rowAt, type SearchHit, searchReference} from './search.ts';
export {fillOf, ownExample} from './selection.ts';
export type * from './types.ts';

export interface ReferenceFigure extends Figure {
  readonly anchor: string;
  readonly exampleId: string;
}

/** Every figure that the reference shows, computed anew. */
export function referenceFigures(format: FormatOptions): ReferenceFigure[] {
  return lesson.flatMap((section) => [
    ...section.rows.flatMap((row) => row.examples.flatMap((example) => figures(row.anchor, example, format))),
    ...figures(section.anchor, section.check.example, format),
  ]);
}

function figures(anchor: string, example: Example, format: FormatOptions): ReferenceFigure[] {
  return runExample(example, format).figures.map((figure) => ({...figure, anchor, exampleId: example.id}));
}
