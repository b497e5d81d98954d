/** Edits that several quick fixes make: the expression inside a softmax, an argument more or less, a definition that nothing else uses. */
import {type Said, say} from '../say.ts';
import {kindOf} from './flow/kinds.ts';
import {replaceRange, sourceText} from './report.ts';
import {nameOf, type Source} from './source.ts';
import {chainOf, type Range} from './syntax.ts';
import {NAME, word} from './tokens.ts';
import type {Fix, TextEdit} from './types.ts';

const activations = /(^|\.)(softmax|sigmoid|expit)$/;

/** x of `softmax(x, …)` and `x.softmax(…)`. */
export function insideActivation(source: Source, range: Range): Range | undefined {
  const chain = chainOf(source.tokens, range);
  const call = chain?.trailers[0];
  if (chain?.trailers.length !== 1 || call?.type !== 'call' || !activations.test(chain.path)) return undefined;
  const isFunction = !chain.path.includes('.') || nameOf(source, chain.path) !== undefined;
  if (!isFunction) return {from: chain.from, to: call.open - 2};
  return call.args[0]?.keyword === undefined ? call.args[0] : undefined;
}

/** A plain name, and the expression that it was given on an earlier line of the same block. */
export interface Definition {
  readonly name: string;
  readonly value: Range;
}

/** How a plain name was defined, where one statement before surely did that. */
export function definitionOf({scopes, tokens}: Source, range: Range): Definition | undefined {
  const chain = chainOf(tokens, range);
  if (!chain || chain.trailers.length > 0) return undefined;
  const own = scopes.assignments.get(chain.path)?.get(scopes.of[chain.from]!) ?? [];
  const before = own.filter((a) => a.at < chain.from);
  const last = before[before.length - 1];
  const {blocks} = scopes;
  if (!last?.value || last.value.part !== undefined || last.value.to > chain.from) return undefined;
  const isBeside = blocks.parent[blocks.lineOf[last.at]!] === blocks.parent[blocks.lineOf[chain.from]!];
  return isBeside ? {name: chain.path, value: last.value} : undefined;
}

/** Whether the name means at the one place what it meant at the other: nothing is assigned to it, or to a part of it, between. */
export function isUnchanged({scopes, tokens}: Source, path: string, from: number, to: number): boolean {
  const heads = path.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'));
  if (!/^[\w.]+$/.test(path) || scopes.of[from] !== scopes.of[to] || tokens.count <= to) return false;
  return heads.every((head) =>
    [...(scopes.assignments.get(head)?.values() ?? [])].flat().every((a) => a.at < from || a.at > to),
  );
}

/** Whether a definition serves this place alone: the name stands nowhere else after it, in its function or its file. */
export function servesOnly({scopes, tokens}: Source, {name, value}: Definition, use: Range): boolean {
  const {to} = scopes.list[scopes.of[use.from]!]!;
  for (let i = value.to; i < to; i++) {
    const isUse = tokens.kind[i] === NAME && word(tokens, i) === name && word(tokens, i - 1) !== '.';
    if (isUse && (i < use.from || i >= use.to)) return false;
  }
  return true;
}

/** One more keyword argument before the closing parenthesis. */
export function withArgument({tokens}: Source, open: number, text: string): TextEdit {
  const close = tokens.partner[open]!;
  const last = word(tokens, close - 1);
  const at = last === '(' || last === ',' ? tokens.start[close]! : tokens.end[close - 1]!;
  return {start: at, end: at, text: last === '(' ? text : last === ',' ? ` ${text}` : `, ${text}`};
}

/** The call without a keyword argument whose value stands here. */
export function withoutArgument({tokens}: Source, {from, to}: Range): TextEdit {
  const first = from - 2;
  const isLed = word(tokens, first - 1) === ',';
  const isFollowed = !isLed && word(tokens, to) === ',';
  const start = isLed ? tokens.start[first - 1]! : tokens.start[first]!;
  const end = isFollowed ? tokens.start[to + 1]! : tokens.end[to - 1]!;
  return {start, end, text: ''};
}

/** The logits in the place of what a softmax or sigmoid made of them: in the argument itself, or where a name got it. */
export function passLogits(source: Source, argument: Range): readonly Fix[] {
  const definition = definitionOf(source, argument);
  const inner = insideActivation(source, definition?.value ?? argument);
  const kind = inner && kindOf(source, inner);
  if (!inner || kind === 'softmax' || kind === 'sigmoid') return [];
  const text = sourceText(source, inner);
  const isHere = !definition || isSame(source, definition, text, argument);
  if (!isHere && !servesOnly(source, definition, argument)) return [];
  const edit = isHere ? replaceRange(source, argument, text) : redefined(source, definition, text);
  return [{title: title(text), edits: [edit]}];
}

/** The definition with another value; `out = out` is no line worth keeping. */
function redefined(source: Source, {name, value}: Definition, text: string): TextEdit {
  const edit = replaceRange(source, value, text);
  const start = source.text.lastIndexOf('\n', edit.start) + 1;
  const end = source.text.indexOf('\n', edit.end) + 1;
  const isLine = source.text.slice(start, edit.start).trim() === `${name} =` && end > 0;
  const isAlone = isLine && /^[\s;]*(#.*|\/\/.*)?$/.test(source.text.slice(edit.end, end).trim());
  return text === name && isAlone ? {start, end, text: ''} : edit;
}

/** Whether what stood in the softmax may as well stand here. */
const isSame = (source: Source, {name, value}: Definition, text: string, argument: Range): boolean =>
  text !== name && isUnchanged(source, text, value.from, argument.from);

const title = (inner: string): Said =>
  say('Pass the logits: {0}', inner.length > 30 ? `${inner.slice(0, 29)}…` : inner);
