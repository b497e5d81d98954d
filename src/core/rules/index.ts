/** checkDocument(text, options): what is surely wrong at the call sites of a Python or JavaScript/TypeScript source. Silence proves nothing. */
import {activation} from './checks/activation.ts';
import {clamp} from './checks/clamp.ts';
import {kerasCompile} from './checks/kerasCompile.ts';
import {labels} from './checks/labels.ts';
import {logInput} from './checks/logInput.ts';
import {order} from './checks/order.ts';
import {probabilities} from './checks/probabilities.ts';
import {scorer} from './checks/scorer.ts';
import {targets} from './checks/targets.ts';
import {units} from './checks/units.ts';
import {mayConcern} from './concern.ts';
import {findLossCalls, findMade} from './lossCalls.ts';
import {located, type ReadArrays, type Reading, readAgain, readWhole} from './reading.ts';
import type {Check, Found} from './report.ts';
import {readSource} from './source.ts';
import {ruleById} from './table.ts';
import type {SourceLanguage} from './tokens.ts';
import type {CheckOptions, RuleFinding} from './types.ts';

export {english, phrase, type Said} from '../say.ts';
export {ruleById, rules} from './table.ts';
export type {CheckOptions, Fix, Rule, RuleFinding, TextEdit} from './types.ts';

const checks: readonly Check[] = [
  activation,
  logInput,
  probabilities,
  targets,
  order,
  labels,
  clamp,
  units,
  kerasCompile,
  scorer,
];

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
  const losses = findLossCalls(source);
  const context = {source, losses, made: findMade(source, losses)};
  const found = checks.flatMap((one) => one(context)).map(complete);
  return withoutEchoes(found).sort((a, b) => a.offset - b.offset);
}

function complete(found: Found): RuleFinding {
  const rule = ruleById.get(found.code);
  if (!rule) throw new Error(`no rule ${found.code}`);
  return {...found, severity: rule.severity};
}

/** Swapped arguments explain what else is said of the same call's arguments; the same finding twice is one. */
function withoutEchoes(found: readonly RuleFinding[]): RuleFinding[] {
  const seen = new Set<string>();
  return found.filter((f) => {
    const key = `${f.code}:${f.offset}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
