/** checkDocument(text, options): what is surely wrong at the call sites of a Python or JavaScript/TypeScript source. Silence proves nothing. */
import {mayConcern} from './concern.ts';
import {findingsIn, told} from './findings.ts';
import {located, type ReadArrays, type Reading, readAgain, readWhole} from './reading.ts';
import {readSource} from './source.ts';
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
  const found = check(readWhole(text, language, located(options.arrays, 0)));
  return options.isEnabled ? found.filter((f) => options.isEnabled!(f.code)) : found;
}

/** What was read and found in one version of a document. */
export interface Checked {
  readonly findings: readonly RuleFinding[];
  readonly reading?: Reading;
}

/** The findings of a document's next version: what an edit left as it was is not read again. */
export function checkAgain(before: Checked, text: string, languageId: string, readArrays: ReadArrays): Checked {
  const language = languages[languageId];
  if (!language || !mayConcern(text)) return {findings: []};
  const known = before.reading?.tokens.language === language ? before.reading : undefined;
  const reading = known ? readAgain(known, text, readArrays) : readWhole(text, language, located(readArrays(text), 0));
  return {reading, findings: reading === known ? before.findings : check(reading)};
}

function check(reading: Reading): readonly RuleFinding[] {
  const source = readSource(reading);
  return told(finished(findingsIn(source, {from: 0, to: source.tokens.count})));
}

/** What a generator gives in the end, without its pauses. */
function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
  }
}
