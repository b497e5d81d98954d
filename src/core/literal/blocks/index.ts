/** Line-oriented forms: print-outs, tables, LaTeX matrices, block sequences, and numbers without brackets. */
import type {NumericArray} from '../types.ts';
import {readAlignedTable} from './alignedTable.ts';
import {readCsv} from './csv.ts';
import {JULIA_NEEDS, readJulia} from './julia.ts';
import {readLatex} from './latex.ts';
import {MARKDOWN_NEEDS, readPipeTable} from './markdown.ts';
import {OCTAVE_NEEDS, readOctave} from './octave.ts';
import {ENDS_NUMBER, HAS_PIPE, type LineReader, makePage, type Page, sweep} from './page.ts';
import {R_NAMED_NEEDS, readRNamed} from './rNamed.ts';
import {R_SLICES_NEEDS, readRSlices} from './rSlices.ts';
import {R_VECTOR_NEEDS, readRVector} from './rVector.ts';
import {readSeries, SERIES_NEEDS} from './series.ts';
import type {BlockContext, BlockReader} from './types.ts';
import {readUnevenTable, UNEVEN_NEEDS} from './uneven.ts';
import {readWhitespaceGrid, WHITESPACE_NEEDS} from './whitespace.ts';
import {readYamlSequence, YAML_NEEDS} from './yaml.ts';

export {readLoose} from './loose.ts';

/** In the order of how surely a form is known by its marks; what one reader takes, the next ones do not see. */
const READERS: readonly (readonly [LineReader, number])[] = [
  [readJulia, JULIA_NEEDS],
  [readOctave, OCTAVE_NEEDS],
  [readRSlices, R_SLICES_NEEDS],
  [readRVector, R_VECTOR_NEEDS],
  [readSeries, SERIES_NEEDS],
  [readPipeTable, MARKDOWN_NEEDS],
  [readAlignedTable, 0],
  [readRNamed, R_NAMED_NEEDS],
  [readWhitespaceGrid, WHITESPACE_NEEDS],
  [readCsv, 0],
];

/** In plain text and in selections tables may have slips, before a row with one is taken for a header. */
const TEXT_READERS = READERS.flatMap((each): typeof READERS =>
  each[0] === readAlignedTable ? [[readUnevenTable, UNEVEN_NEEDS], each] : [each],
);

/** Every line-oriented array of text[from, to), in the order of the text. */
export const readBlocks: BlockReader = (text, from, to, context) => {
  if (!mayHoldNumbers(text, from, to, context)) return [];
  const page = makePage(text, from, to, context);
  const lines = mayHoldRows(page) ? readers(page).flatMap(([reader, needs]) => sweepArrays(page, reader, needs)) : [];
  return [...readLatex(text, from, to, context), ...lines].sort((a, b) => a.start - b.start);
};

/** Rows end with numbers, or have pipes. */
const mayHoldRows = (page: Page): boolean =>
  page.context.dialect === 'csv' || page.flags.some((flags) => (flags & (ENDS_NUMBER | HAS_PIPE)) !== 0);

const sweepArrays = (page: Page, reader: LineReader, needs: number): NumericArray[] =>
  sweep(page, reader, needs).flatMap((block) => block.arrays);

/** CSV files are tables throughout; block sequences are looked for where dashes mean items. */
function readers(page: Page): readonly (readonly [LineReader, number])[] {
  const {dialect, where, isSelection} = page.context;
  if (dialect === 'csv')
    return [
      [readCsv, 0],
      [readWhitespaceGrid, WHITESPACE_NEEDS],
    ];
  const hasItems = where === 'code' && (dialect === 'yaml' || dialect === 'markdown' || dialect === 'text');
  const others = dialect === 'text' || isSelection === true ? TEXT_READERS : READERS;
  return hasItems ? [[readYamlSequence, YAML_NEEDS], ...others] : others;
}

/** A digit, or in plain text a print-out of NaN and Inf alone. */
const mayHoldNumbers = (text: string, from: number, to: number, {where}: BlockContext): boolean =>
  hasDigit(text, from, to) || (where === 'code' && /nan|inf|na/i.test(text.slice(from, Math.min(to, from + 10_000))));

function hasDigit(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) return true;
  }
  return false;
}
