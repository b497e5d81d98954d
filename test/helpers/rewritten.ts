/** Applies a rewrite of the host to the first array of a text, as an editor would. */
import {readText} from '../../src/core/literal/index.ts';
import type {NumericArray} from '../../src/core/literal/types.ts';
import type {TextEdit} from '../../src/host/rewrite/tokens.ts';

export type Rewrite = (text: string, array: NumericArray) => readonly TextEdit[] | undefined;

export function rewritten(text: string, languageId: string, rewrite: Rewrite): string | undefined {
  const [array] = readText(text, {languageId}).arrays;
  const edits = rewrite(text, array);
  const fromTheEnd = edits && [...edits].sort((a, b) => b.start - a.start);
  return fromTheEnd?.reduce((t, edit) => t.slice(0, edit.start) + edit.text + t.slice(edit.end), text);
}
