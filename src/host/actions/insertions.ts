/** Lines put into the source when asked: the loss as a comment, or as an assertion that runs where both arrays have names. */
import {displayName, type LocatedArray, literalText} from '../document/located.ts';
import {commentText, continuedFrom, indentationAt} from '../rewrite/comments.ts';
import type {TextEdit} from '../rewrite/tokens.ts';
import {assertionText} from './assertion.ts';
import {type ActionContext, hasLoss} from './context.ts';

/** An array without a name by its own text where that is short, for a place in the source moves. */
function spelled(located: LocatedArray): string {
  const text = literalText(located);
  return located.array.name === undefined && /^[\w ,.+\-()[\]{}]{1,40}$/.test(text) ? text : displayName(located);
}

/** In English whatever the editor's language is: it becomes part of the source. */
function lossText({result}: ActionContext): string | undefined {
  const {prediction, target, view} = result;
  if (!target || !hasLoss(result) || !view.headlineBoth) return;
  return `cross-entropy of ${spelled(prediction)} against ${spelled(target)}: ${view.headlineBoth}`;
}

/** On a line of its own above the statement's line: always syntax, whatever surrounds it. */
export function insertComment(context: ActionContext): readonly TextEdit[] | undefined {
  const {text, array, document} = context;
  const start = continuedFrom(text, array.start);
  const {lineStart, indent} = indentationAt(text, text.slice(start).search(/[^ \t]|$/) + start);
  const place = {languageId: document.languageId, dialect: array.dialect, before: text.slice(0, start)};
  const loss = array.where === 'code' ? lossText(context) : undefined;
  const comment = loss && commentText(place, loss);
  return comment ? [{start: lineStart, end: lineStart, text: `${indent}${comment}\n`}] : undefined;
}

/** `const name: number[] = new Float32Array(`: the beginning of a statement that gives this very name a value. */
function isAssignment(before: string, name: string): boolean {
  const declared = /^(?:export\s+)?(?:const|let|var)\s+(.*)$/u.exec(before)?.[1] ?? before;
  return declared.startsWith(name) && /^\s*(?::[^=]*)?=\s*(?:new\s+)?(?:[\w.]+\()*$/.test(declared.slice(name.length));
}

/** What follows the literal on its line, without a comment. */
function restOfLine(text: string, from: number): {readonly rest: string; readonly lineEnd: number} {
  const newline = text.indexOf('\n', from);
  const lineEnd = newline < 0 ? text.length : newline;
  const line = text.slice(from, lineEnd).trimEnd();
  return {rest: line.replace(/(?:#|\/\/).*$/, '').trim(), lineEnd: from + line.length};
}

/** `name = [` up to the literal's line start and nothing but closers after it: the next line starts a new statement. */
function endOfAssignment({array, text}: LocatedArray): number | undefined {
  if (array.name === undefined || array.where !== 'code' || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(array.name)) return;
  const {lineStart} = indentationAt(text, array.start);
  const before = text.slice(lineStart, array.start).trim();
  const {rest, lineEnd} = restOfLine(text, array.end);
  const opened = before.split('(').length - 1;
  const isClosed = rest.split(')').length - 1 === opened && /^[^'"`[\]{}\\]*;?$/.test(rest);
  return isAssignment(before, array.name) && isClosed ? lineEnd : undefined;
}

const isImported = (text: string, line: string): boolean =>
  line.startsWith('import ') && text.split(/\r?\n/).includes(line);

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
  const missing = lines.filter((line) => !isImported(context.text, line));
  return [{start: at, end: at, text: missing.map((line) => `\n${indent}${line}`).join('')}];
}
