/** Scopes after an edit of statements that define no function or class and stand in none: what is kept is moved, not read again. */
import {type Blocks, readBlocks} from './blocks.ts';
import type {Edit} from './reading.ts';
import {type Assignment, byName, readScopes, type Scope, type Scopes} from './scopes.ts';
import type {Range} from './syntax.ts';
import type {Tokens} from './tokens.ts';

/** The same as readScopes(tokens); undefined where only reading all of them would tell. */
export function splicedScopes(old: Scopes, tokens: Tokens, part: Tokens, edit: Edit): Scopes | undefined {
  const fresh = readScopes(part);
  const isPlain = fresh.list.length === 1 && !fresh.returns.has(0) && !old.returns.has(0);
  if (!isPlain || holdsScope(old, edit) || edit.first === edit.last || part.count === 0) return undefined;
  const move = mover(edit);
  const list = old.list.map((scope) => movedScope(scope, tokens, edit));
  return {
    ...{list, named: byName(list), defined: old.defined, members: old.members},
    of: splicedNumbers(old.of, new Int32Array(part.count), edit),
    blocks: splicedBlocks(old.blocks, tokens, readBlocks(part), edit),
    assignments: splicedAssignments(old, fresh, edit),
    returns: new Map([...old.returns].map(([scope, ranges]) => [scope, ranges.map((r) => movedRange(r, move))])),
  };
}

/** Where a token of the old source stands in the new one. */
type Move = (token: number) => number;

const mover =
  ({last, behind}: Edit): Move =>
  (token) =>
    token < last ? token : token + behind - last;

/** A range's end is the first token that it does not hold: it moves with the last one that it does. */
const movedRange = <R extends Range>(range: R, move: Move): R => ({
  ...range,
  from: move(range.from),
  to: move(range.to - 1) + 1,
});

const holdsScope = ({list}: Scopes, {first, last}: Edit): boolean =>
  list.some(({id, from, to, open}) => id > 0 && from < last && (to > first || (open ?? from) >= first));

function movedScope(scope: Scope, tokens: Tokens, edit: Edit): Scope {
  if (scope.id === 0) return {...scope, to: tokens.count};
  if (scope.from < edit.last) return scope;
  const move = mover(edit);
  const moved = movedRange(scope, move);
  return scope.open === undefined ? moved : {...moved, open: move(scope.open)};
}

function splicedNumbers(old: Int32Array, fresh: Int32Array, {first, last, behind}: Edit): Int32Array {
  const all = new Int32Array(old.length + behind - last);
  all.set(old.subarray(0, first));
  all.set(fresh, first);
  all.set(old.subarray(last), behind);
  return all;
}

function splicedAssignments(old: Scopes, fresh: Scopes, edit: Edit): Scopes['assignments'] {
  const all = new Map<string, ReadonlyMap<number, readonly Assignment[]>>();
  const isStill = edit.behind === edit.last;
  for (const [name, scopes] of old.assignments) {
    if (isUntouched(scopes, edit)) {
      all.set(name, scopes);
      continue;
    }
    const kept = [...scopes].map(([scope, own]) => [scope, isStill ? outside(own, edit) : moved(own, edit)] as const);
    const bound = kept.filter(([, own]) => own.length > 0);
    if (bound.length > 0) all.set(name, new Map(bound));
  }
  for (const [name, scopes] of fresh.assignments) {
    const own = new Map(all.get(name));
    const added = (scopes.get(0) ?? []).map((a) => movedAssignment(a, (token) => token + edit.first));
    all.set(name, own.set(0, inOrder(own.get(0) ?? [], added)));
  }
  return all;
}

/** Nothing of the name stands in the edited statements, or where it must be moved. */
function isUntouched(scopes: ReadonlyMap<number, readonly Assignment[]>, {first, last, behind}: Edit): boolean {
  for (const own of scopes.values())
    for (const {at} of own) if (at >= first && (at < last || behind !== last)) return false;
  return true;
}

const isOutside = ({at}: Assignment, {first, last}: Edit): boolean => at < first || at >= last;

/** Most names are bound elsewhere, and keep their list. */
const outside = (own: readonly Assignment[], edit: Edit): readonly Assignment[] =>
  own.every((a) => isOutside(a, edit)) ? own : own.filter((a) => isOutside(a, edit));

function moved(own: readonly Assignment[], edit: Edit): readonly Assignment[] {
  const kept = outside(own, edit);
  const move = mover(edit);
  return kept.every((a) => a.at < edit.first)
    ? kept
    : kept.map((a) => (a.at < edit.first ? a : movedAssignment(a, move)));
}

function movedAssignment(a: Assignment, move: Move): Assignment {
  return {
    ...a,
    at: move(a.at),
    ...(a.value && {value: movedRange(a.value, move)}),
    ...(a.growth && {growth: movedRange(a.growth, move)}),
  };
}

/** The fresh ones between those before and those behind. */
function inOrder(kept: readonly Assignment[], fresh: readonly Assignment[]): readonly Assignment[] {
  const first = fresh[0]?.at ?? 0;
  const before = kept.filter((a) => a.at < first);
  return [...before, ...fresh, ...kept.slice(before.length)];
}

/** The lines of the edited statements between the others; a line at the margin follows the last such line before it. */
function splicedBlocks(old: Blocks, tokens: Tokens, fresh: Blocks, edit: Edit): Blocks {
  const {first, last, behind} = edit;
  const above = old.lineOf[first]!;
  const below = last < old.lineOf.length ? old.lineOf[last]! : old.head.length;
  const added = fresh.head.length;
  const isKept = below === above + added && behind === last;
  const lineShift = above + added - below;
  const lower = (line: number) => (line < 0 ? line : line + above);
  const shift = (line: number) => (line < 0 ? line : line + lineShift);
  const head = [
    ...old.head.slice(0, above),
    ...fresh.head.map((token) => token + first),
    ...(isKept ? old.head.slice(below) : old.head.slice(below).map((token) => token + behind - last)),
  ];
  const parent = [...old.parent.slice(0, above), ...fresh.parent.map(lower), ...old.parent.slice(below).map(shift)];
  const previous = [
    ...old.previous.slice(0, above),
    ...fresh.previous.map(lower),
    ...old.previous.slice(below).map(shift),
  ];
  const lineOf = splicedNumbers(old.lineOf, fresh.lineOf, edit);
  for (let i = first; i < behind; i++) lineOf[i]! += above;
  for (let i = behind; lineShift !== 0 && i < lineOf.length; i++) lineOf[i]! += lineShift;
  for (const line of [above, above + added])
    if (line < previous.length) previous[line] = marginBefore(tokens, head, parent, line);
  return {lineOf, head, parent, previous};
}

/** The last line before this one that no other encloses, where it stands at the margin; −1 where there is none. */
function marginBefore(tokens: Tokens, head: readonly number[], parent: readonly number[], line: number): number {
  let above = line - 1;
  while (above >= 0 && parent[above]! >= 0) above--;
  return above >= 0 && tokens.indent[head[above]!] === 0 ? above : -1;
}
