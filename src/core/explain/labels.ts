/** What classes are called: by name where names are known, else by index from 0 or 1 as chosen. */
import {rowNumber} from '../evaluate/findings.ts';
import type {Evaluation} from '../evaluate/types.ts';
import {type Said, say} from '../say.ts';

/** Longest class name shown in a table or formula; the rest is an ellipsis. */
const LONGEST_LABEL = 40;

export function classLabel(evaluation: Evaluation, classIndex: number): string {
  const name = nameOf(evaluation, classIndex);
  if (evaluation.task === 'binary') return name ? cut(name) : String(classIndex);
  return name === undefined || name === '' ? String(classIndex + evaluation.indexBase) : cut(name);
}

/** Binary examples have names for both labels, or none. */
function nameOf({classNames, task}: Evaluation, classIndex: number): string | undefined {
  return task === 'binary' && classNames?.length !== 2 ? undefined : classNames?.[classIndex];
}

/** A row as its source counts it. */
export function rowLabel({request}: Evaluation, row: number): string {
  return String(rowNumber(request.prediction, row));
}

/** "class dog" or "class 1 (from 0)". */
export function classPhrase(evaluation: Evaluation, classIndex: number): Said {
  const label = classLabel(evaluation, classIndex);
  if (nameOf(evaluation, classIndex)) return say('class “{0}”', label);
  if (evaluation.task === 'binary') return say('label {0}', label);
  return say('class {0} (counted from {1})', label, evaluation.indexBase);
}

/** Text on one line, without marks that could reorder what stands around it; joiners of letters and of emoji stay. */
export function plain(text: string): string {
  return text.replace(/(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}])+/gu, ' ');
}

/** A name as it is shown: plain, and not too long. */
export function cut(text: string): string {
  const characters = [...plain(text.slice(0, 8 * LONGEST_LABEL))];
  return characters.length > LONGEST_LABEL
    ? `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`
    : characters.join('');
}

const TEX_COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Text as inert TeX inside \\text{}: every character that TeX reads is escaped. */
export function texText(text: string): string {
  return `\\text{${text.replace(/[\\{}$&#%_^~<>]/g, (c) => TEX_COMMANDS[c] ?? `\\${c}`)}}`;
}
