/** checkDocument(text, options): what is surely wrong at the call sites of a Python or JavaScript/TypeScript source. Silence proves nothing. */
import {mayConcern} from './concern.ts';
import {told} from './findings.ts';
import {type Known, knowing, knowingAgain} from './known.ts';
import {readInSteps} from './readInSteps.ts';
import {located, type ReadArrays, type Reading, readEdit, readWhole} from './reading.ts';
import type {SourceLanguage} from './tokens.ts';
import type {CheckOptions, RuleFinding} from './types.ts';

export {english, phrase, type Said} from '../say.ts';
export {ruleById, rules} from './table.ts';
export type {CheckOptions, Fix, Rule, RuleFinding, TextEdit} from './types.ts';

const languages: Readonly<Record<string, SourceLanguage>> = {
  python: 'python',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  typescript: 'javascript',
  typescriptreact: 'javascript',
};

export function checkDocument(text: string, options: CheckOptions): readonly RuleFinding[] {
  const language = languages[options.languageId];
  if (!language || !mayConcern(text)) return [];
  const found = told(finished(knowing(readWhole(text, language, located(options.arrays, 0)))).found);
  return options.isEnabled ? found.filter((f) => options.isEnabled!(f.code)) : found;
}

/** What was read and found in one version of a document. */
export interface Checked {
  readonly findings: readonly RuleFinding[];
  readonly reading?: Reading;
  readonly known?: Known;
}

/** The findings of a document's next version: what an edit left as it was is neither read nor checked again. */
export const checkAgain = (before: Checked, text: string, languageId: string, readArrays: ReadArrays): Checked =>
  finished(checking(before, text, languageId, readArrays));

/** The same in steps of a few milliseconds, after each of which it may be left. */
export function* checking(
  before: Checked,
  text: string,
  languageId: string,
  readArrays: ReadArrays,
): Generator<void, Checked> {
  const language = languages[languageId];
  if (!language || !mayConcern(text)) return {findings: []};
  const {known} = before;
  if (known?.source.tokens.language !== language) {
    const reading = yield* readInSteps(text, language, readArrays);
    return checkedAs(reading, yield* knowing(reading));
  }
  if (before.reading!.text === text) return before;
  const edited = readEdit(before.reading!, text, readArrays);
  yield;
  return checkedAs(edited.reading, yield* knowingAgain(known, edited));
}

const checkedAs = (reading: Reading, known: Known): Checked => ({findings: told(known.found), reading, known});

/** What a generator gives in the end, without its pauses. */
function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
  }
}
