/** check_predictions: every prediction of a file or text, its loss where a target is found, and what is wrong, by line. */
import {
  LanguageModelTextPart,
  type LanguageModelTool,
  LanguageModelToolResult,
  l10n,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type {NumericArray} from '../../core/literal/types.ts';
import {pairUp} from '../compute/pairing.ts';
import {computeResult, IN_ENGLISH, type Result} from '../compute/result.ts';
import {displayName, isSameArray, type LocatedArray, locate} from '../document/located.ts';
import {arraysOfText} from '../document/nearby.ts';
import {textOf} from '../document/text.ts';
import {isWorthAHover} from '../hover/relevance.ts';
import {setting} from '../settings.ts';
import {type Fields, fieldsOf, optionalText} from './input.ts';

const MOST_ARRAYS = 50;
const SCHEME = /^[a-z][\w+.-]+:/i;

function uriOf(path: string): Uri {
  if (SCHEME.test(path)) return Uri.parse(path, true);
  const folder = workspace.workspaceFolders?.[0];
  if (!path.startsWith('/') && folder) return Uri.joinPath(folder.uri, path);
  return Uri.file(path);
}

async function open(path: string): Promise<TextDocument> {
  const uri = uriOf(path);
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    const asked = `There is no text file at "${path}" (looked for ${uri.toString(true)})`;
    throw new Error(`${asked}: send a workspace-relative path such as "eval/run.py", or the text itself as "text".`);
  }
}

/** What is checked: a document, or a text that stands in none and leaves none behind. */
interface Checked {
  readonly text: string;
  readonly languageId: string;
  readonly document?: TextDocument;
}

async function checkedOf(fields: Fields): Promise<Checked> {
  const [text, path] = [optionalText(fields, 'text'), optionalText(fields, 'path')];
  if (text !== undefined) return {text, languageId: optionalText(fields, 'languageId') ?? 'plaintext'};
  const document = path === undefined ? window.activeTextEditor?.document : await open(path);
  if (document) return {text: textOf(document), languageId: document.languageId, document};
  throw new Error('No file is open: send "path" (a workspace-relative path) or "text".');
}

function lineIn(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function locateIn({text, document}: Checked): (array: NumericArray) => LocatedArray {
  return (array) => (document ? locate(document, array) : {array, text, label: `line ${lineIn(text, array.start)}`});
}

function resultText({prediction, target, view}: Result): string {
  const line = lineIn(prediction.text, prediction.array.spans[0] ?? prediction.array.start);
  const against = target ? `, against ${displayName(target)} at ${target.label}` : ', no target found';
  const loss = view.headlineBoth ? `: loss ${view.headlineBoth}` : '';
  const remarks = view.messages.map(({severity, text, mend = ''}) => `  ${severity}: ${text} ${mend}`.trimEnd());
  return [`line ${line}, ${view.title}: ${view.summary}${against}${loss}`, ...remarks].join('\n');
}

/** Each prediction once, though its target leads to it too. */
function resultsIn(
  checked: Checked,
  arrays: readonly LocatedArray[],
  around: readonly LocatedArray[],
): readonly Result[] {
  const results: Result[] = [];
  for (const located of arrays) {
    const result = computeResult(pairUp([located], around), checked.document, IN_ENGLISH);
    const isNew = result && !results.some(({prediction}) => isSameArray(prediction, result.prediction));
    if (isNew) results.push(result);
  }
  return results;
}

/** Silence about the rest would look like a clean bill. */
const leftOut = (count: number): readonly string[] =>
  count > MOST_ARRAYS
    ? [`Only the first ${MOST_ARRAYS} of ${count} arrays were checked: send the others as "text".`]
    : [];

export async function checkText(input: unknown): Promise<string> {
  const checked = await checkedOf(fieldsOf(input));
  const most = setting('reading.maximumCharacters', checked.document);
  if (checked.text.length > most)
    throw new Error(`The text is longer than ${most} characters: send the part that matters as "text".`);
  const {arrays, labels} = arraysOfText(checked.text, checked.languageId);
  const [located, targets] = [arrays.map(locateIn(checked)), labels.map(locateIn(checked))];
  const worth = located.filter(({array}) => isWorthAHover(array));
  const results = resultsIn(checked, worth.slice(0, MOST_ARRAYS), [...located, ...targets]);
  if (results.length === 0)
    return 'No predictions were recognised. That is no proof that there are none: send one array to compute_cross_entropy.';
  return [...results.map(resultText), ...leftOut(worth.length)].join('\n');
}

export const checkTool: LanguageModelTool<unknown> = {
  prepareInvocation: ({input}) => {
    const path = optionalText(fieldsOf(input), 'path');
    const message = path
      ? l10n.t('Read {0} and check the predictions in it? Nothing is changed or sent anywhere.', path)
      : l10n.t('Check the predictions in this text? Nothing is changed or sent anywhere.');
    return {
      invocationMessage: l10n.t('Checking predictions'),
      confirmationMessages: {title: l10n.t('Check predictions'), message},
    };
  },
  invoke: async ({input}) => new LanguageModelToolResult([new LanguageModelTextPart(await checkText(input))]),
};
