/** A source after an edit of a few of its statements: as readSource would read it, and what the edit may mean for the rest. */
import type {Edit, Reading} from './reading.ts';
import {splicedScopes} from './scopeSplice.ts';
import {callsIn, type Source, sourceOf} from './source.ts';
import {type Call, findCallsIn, type Range} from './syntax.ts';
import {NAME, type Tokens, word} from './tokens.ts';

/** Undefined where the edit touches an import, a function or a class, and only reading the whole would tell. */
export function splicedSource(before: Source, reading: Reading, part: Tokens, edit: Edit): Source | undefined {
  const {tokens} = reading;
  const old = {from: edit.first, to: edit.last};
  const fresh = {from: edit.first, to: edit.behind};
  const isImport = holds(before.tokens, old, imports) || holds(tokens, fresh, imports);
  if (isImport || goesOn(tokens, edit.first) || goesOn(tokens, edit.behind)) return undefined;
  const scopes = splicedScopes(before.scopes, tokens, part, edit);
  return scopes && sourceOf(reading, splicedCalls(before, tokens, edit), scopes, before.aliases);
}

const imports = /^(import|require|from)$/;

/** Whether a statement that begins here belongs to the one before it. */
const goesOn = (tokens: Tokens, at: number): boolean =>
  /^([([.]|\?\.|else|elif|except|finally|case|catch)$/.test(word(tokens, at));

export function holds(tokens: Tokens, {from, to}: Range, wanted: RegExp): boolean {
  for (let i = from; i < to; i++) if (tokens.kind[i] === NAME && wanted.test(word(tokens, i))) return true;
  return false;
}

function splicedCalls(before: Source, tokens: Tokens, {first, last, behind}: Edit): readonly Call[] {
  const rest = {from: last, to: before.tokens.count};
  return [
    ...callsIn(before, {from: 0, to: first}),
    ...findCallsIn(tokens, {from: first, to: behind}),
    ...(last === behind ? callsIn(before, rest) : findCallsIn(tokens, {from: behind, to: tokens.count})),
  ];
}
