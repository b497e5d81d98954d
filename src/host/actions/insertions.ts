/** Lines put into the source when asked: the loss as a comment, or as an assertion that runs where both arrays have names. */
import {displayName, type LocatedArray} from '../document/located.ts';
import {commentText, indentationAt} from '../rewrite/comments.ts';
import type {TextEdit} from '../rewrite/tokens.ts';
import {assertionText} from './assertion.ts';
import type {ActionContext} from './context.ts';

/** In English whatever the editor's language is: it becomes part of the source. */
function lossText({result}: ActionContext): string | undefined {
  const {prediction, target, view} = result;
  if (!target || !view.headlineBoth) return;
  return `cross-entropy of ${displayName(prediction)} against ${displayName(target)}: ${view.headlineBoth}`;
}

/** On a line of its own above the literal: always syntax, whatever surrounds it. */
export function insertComment(context: ActionContext): readonly TextEdit[] | undefined {
  const {text, array, document} = context;
  const loss = array.where === 'code' ? lossText(context) : undefined;
  const comment = loss && commentText(document.languageId, loss);
  if (!comment) return;
  const {lineStart, indent} = indentationAt(text, array.start);
  return [{start: lineStart, end: lineStart, text: `${indent}${comment}\n`}];
}

/** `name = [` up to the literal's line start and nothing but closers after it: the next line starts a new statement. */
function endOfAssignment({array, text}: LocatedArray): number | undefined {
  if (array.name === undefined || array.where !== 'code' || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(array.name)) return;
  const {lineStart} = indentationAt(text, array.start);
  const before = text.slice(lineStart, array.start).trim();
  const isAssigned = /^(?:(?:export\s+)?(?:const|let|var)\s+)?[\p{L}_$][^=([{]*=\s*(?:new\s+)?(?:[\w.]+\()*$/u.test(
    before,
  );
  const newline = text.indexOf('\n', array.end);
  const lineEnd = newline < 0 ? text.length : newline;
  const after = text
    .slice(array.end, lineEnd)
    .replace(/(?:#|\/\/).*$/, '')
    .trim();
  const opened = before.split('(').length - 1;
  const isClosed = after.split(')').length - 1 === opened && /^[^'"`[\]{}]*;?$/.test(after);
  return isAssigned && isClosed ? lineEnd : undefined;
}

/** Below the later of the two assignments, at its indentation. */
export function insertAssert(context: ActionContext): readonly TextEdit[] | undefined {
  const {prediction, target, evaluation} = context.result;
  if (!target || !evaluation.ok || target.document !== prediction.document) return;
  const ends = [prediction, target].map(endOfAssignment);
  const lines = assertionText(
    context.document.languageId,
    prediction.array.name ?? '',
    target.array.name ?? '',
    evaluation,
  );
  if (!lines || ends.some((end) => end === undefined)) return;
  const at = Math.max(...ends.map((end) => end ?? 0));
  const later = target.array.start > prediction.array.start ? target : prediction;
  const {indent} = indentationAt(context.text, later.array.start);
  return [{start: at, end: at, text: lines.map((line) => `\n${indent}${line}`).join('')}];
}
