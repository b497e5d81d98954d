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
import {pairUp} from '../compute/pairing.ts';
import {computeResult, IN_ENGLISH, type Result} from '../compute/result.ts';
import {displayName, type LocatedArray} from '../document/located.ts';
import {arraysBetween} from '../document/nearby.ts';
import {textOf} from '../document/text.ts';
import {isWorthAHover} from '../hover/relevance.ts';
import {setting} from '../settings.ts';
import {fieldsOf, optionalText} from './input.ts';

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

async function documentFor(
  text: string | undefined,
  path: string | undefined,
  language: string,
): Promise<TextDocument> {
  if (text !== undefined) return workspace.openTextDocument({content: text, language});
  if (path !== undefined) return open(path);
  const active = window.activeTextEditor?.document;
  if (active) return active;
  throw new Error('No file is open: send "path" (a workspace-relative path) or "text".');
}

function lineOf(document: TextDocument, {array}: LocatedArray): number {
  return document.positionAt(array.start).line + 1;
}

function resultText(document: TextDocument, {prediction, target, view}: Result): string {
  const against = target ? `, against ${displayName(target)} at ${target.label}` : ', no target found';
  const loss = view.headlineBoth ? `: loss ${view.headlineBoth}` : '';
  const remarks = view.messages.map(({severity, text, mend = ''}) => `  ${severity}: ${text} ${mend}`.trimEnd());
  return [`line ${lineOf(document, prediction)}, ${view.title}: ${view.summary}${against}${loss}`, ...remarks].join(
    '\n',
  );
}

/** Each prediction once, though its target leads to it too. */
function resultsIn(document: TextDocument, arrays: readonly LocatedArray[]): readonly Result[] {
  const byStart = new Map<number, Result>();
  for (const located of arrays.filter(({array}) => isWorthAHover(array)).slice(0, MOST_ARRAYS)) {
    const result = computeResult(pairUp([located], arrays), document, IN_ENGLISH);
    if (result) byStart.set(result.prediction.array.start, result);
  }
  return [...byStart.values()];
}

export async function checkText(input: unknown): Promise<string> {
  const fields = fieldsOf(input);
  const languageId = optionalText(fields, 'languageId') ?? 'plaintext';
  const document = await documentFor(optionalText(fields, 'text'), optionalText(fields, 'path'), languageId);
  const most = setting('reading.maximumCharacters', document);
  if (textOf(document).length > most)
    throw new Error(`The text is longer than ${most} characters: send the part that matters as "text".`);
  const results = resultsIn(document, arraysBetween(document, 0, textOf(document).length));
  if (results.length === 0)
    return 'No predictions were recognised. That is no proof that there are none: send one array to compute_cross_entropy.';
  return results.map((result) => resultText(document, result)).join('\n');
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
