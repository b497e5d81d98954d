/** A place in a document as a command's argument (hover links, code actions), decoded from unknown. */
import {type TextDocument, Uri, workspace} from 'vscode';
import {arrayAt} from '../core.ts';
import {type LocatedArray, locate} from '../document/located.ts';
import {textOf} from '../document/text.ts';

export interface Place {
  readonly uri: string;
  readonly offset: number;
}

export function decodePlace(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null) return;
  const {uri, offset} = value as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && typeof offset === 'number' ? {uri, offset} : undefined;
}

export function placeOf({document, array}: LocatedArray): Place | undefined {
  return document && {uri: document.uri.toString(), offset: array.start};
}

/** A link that runs `command` on the place; only for Markdown whose `isTrusted.enabledCommands` names the command. */
export function commandLink(command: string, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}

export async function arrayAtPlace({uri, offset}: Place): Promise<LocatedArray | undefined> {
  const document: TextDocument = await workspace.openTextDocument(Uri.parse(uri, true));
  const array = arrayAt(textOf(document), offset, {languageId: document.languageId});
  return array && locate(document, array);
}
