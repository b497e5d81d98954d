/** Whether another parameter, or an attribute, decides if a place of a function is reached: who passes what there is not known. */
import {branchLines, lineRange, mayLeave} from '../blocks.ts';
import {parametersOf} from '../scopes.ts';
import type {Source} from '../source.ts';
import type {Range} from '../syntax.ts';
import {NAME, word} from '../tokens.ts';

/** The branches that it stands in, ifs before it that end in a return, and its own line where that holds a conditional expression. */
export function isConditionalUse(source: Source, scope: number, at: number): boolean {
  const {tokens, scopes} = source;
  const {blocks} = scopes;
  const {open = 0} = scopes.list[scope]!;
  const decides = (line: number) => readsOther(source, scope, lineRange(blocks, tokens, line));
  const own = blocks.lineOf[at]!;
  for (let line = own; line >= 0 && blocks.head[line]! > open; line = blocks.parent[line]!) {
    if (branchLines(blocks, tokens, line).some(decides) || isLeftBefore(source, line, decides)) return true;
    if (line === own && isConditional(source, lineRange(blocks, tokens, line)) && decides(line)) return true;
  }
  return false;
}

/** Whether such an if stands before the line in its block; what is found out of a line serves those behind it. */
function isLeftBefore(
  {tokens, scopes: {blocks}, found}: Source,
  line: number,
  decides: (line: number) => boolean,
): boolean {
  const {leftBefore} = found;
  const open: number[] = [];
  let current = line;
  while (current >= 0 && !leftBefore.has(current)) {
    open.push(current);
    current = blocks.previous[current]!;
  }
  let isLeft = current >= 0 && leftBefore.get(current)!;
  for (const next of open.reverse()) {
    const before = blocks.previous[next]!;
    isLeft ||= before >= 0 && mayLeave(blocks, tokens, before, next) && decides(before);
    leftBefore.set(next, isLeft);
  }
  return isLeft;
}

function isConditional({tokens}: Source, {from, to}: Range): boolean {
  for (let i = from + 1; i < to; i++) if (word(tokens, i) === (tokens.language === 'python' ? 'if' : '?')) return true;
  return false;
}

function readsOther({tokens, scopes}: Source, scope: number, {from, to}: Range): boolean {
  const {open} = scopes.list[scope]!;
  const own = open === undefined ? [] : parametersOf(tokens, open).map(({name}) => name);
  for (let i = from; i < to; i++) {
    const name = tokens.kind[i] === NAME ? word(tokens, i) : '';
    if (/^(self|this)$/.test(name) ? word(tokens, i + 1) === '.' : own.includes(name)) return true;
  }
  return false;
}
