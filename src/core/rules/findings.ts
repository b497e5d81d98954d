/** Everything that the checks find in a source, one cause after the other: a call, what a name is bound to, an operator. */
import {activation} from './checks/activation.ts';
import {axis} from './checks/axis.ts';
import {clamp} from './checks/clamp.ts';
import {kerasCompile} from './checks/kerasCompile.ts';
import {labels} from './checks/labels.ts';
import {direction, logInput, reductionOfMade} from './checks/logInput.ts';
import {order} from './checks/order.ts';
import {probabilities} from './checks/probabilities.ts';
import {scorer} from './checks/scorer.ts';
import {smoothingOfMade, targets} from './checks/targets.ts';
import {unitOfField, unitOfFormat, unitOfName, unitOfOperator, unitOfPower, unitOfReturned} from './checks/units.ts';
import {lossOf} from './lossCalls.ts';
import type {BindingCheck, CallCheck, Context, Found, LossCheck} from './report.ts';
import type {Assignment, Scope} from './scopes.ts';
import {callsIn, type Source} from './source.ts';
import {type Range, textOf} from './syntax.ts';
import {ruleById} from './table.ts';
import {STRING, word} from './tokens.ts';
import type {RuleFinding} from './types.ts';

const ofLosses: readonly LossCheck[] = [activation, logInput, probabilities, axis, targets, order, labels, clamp];
const ofCalls: readonly CallCheck[] = [unitOfPower, kerasCompile, scorer, reductionOfMade, smoothingOfMade];
const ofBindings: readonly BindingCheck[] = [direction, unitOfName];

/** What was found, and where in the text stands what it was found for. */
export interface Caused {
  readonly cause: number;
  readonly finding: RuleFinding;
}

/** `with pytest.raises(…):`, `expect(() => …).toThrow()`, `try:` around the mere call: a mistake that is made on purpose. */
function isExpected({scopes: {blocks}, tokens}: Source, token: number): boolean {
  for (let line = blocks.lineOf[token]!; line >= 0; line = blocks.parent[line]!) {
    const from = blocks.head[line]!;
    const text = textOf(tokens, {from, to: blocks.head[line + 1] ?? tokens.count});
    if (/\b(raises|warns|assertRaises\w*|assertWarns\w*)\(|\.(toThrow\w*|rejects)\b/.test(text)) return true;
    if (/^try\b/.test(text) && !/=/.test(textOf(tokens, {from: blocks.head[blocks.lineOf[token]!]!, to: token})))
      return true;
  }
  return false;
}

/** So many causes are looked at between two pauses. */
const STEP = 40;

/** The findings for what stands at these tokens, in the order of their causes; it may be left between two steps. */
export function* findingsIn(source: Source, range: Range): Generator<void, readonly Caused[]> {
  const context: Context = {source};
  const found: Caused[] = [];
  const add = (token: number, results: readonly Found[]) => {
    if (results.length === 0 || isExpected(source, token)) return;
    for (const result of results) found.push({cause: source.tokens.start[token]!, finding: complete(result)});
  };
  let seen = 0;
  for (const call of callsIn(source, range)) {
    const loss = lossOf(source, call);
    for (const check of loss ? ofLosses : []) add(call.open, check(context, loss!));
    for (const check of ofCalls) add(call.open, check(context, call));
    if (++seen % STEP === 0) yield;
  }
  for (const binding of bindingsIn(source, range))
    for (const check of ofBindings) add(binding.at, check(context, binding));
  for (const token of powersIn(source, range)) add(token, unitOfOperator(context, token));
  for (const token of fieldsIn(source, range)) add(token, unitOfField(context, token));
  for (const token of formatsIn(source, range)) add(token, unitOfFormat(context, token));
  for (const {scope, value} of returnsIn(source, range)) add(value.from, unitOfReturned(context, scope, value));
  return found.sort((a, b) => a.cause - b.cause);
}

function complete(found: Found): RuleFinding {
  const rule = ruleById.get(found.code);
  if (!rule) throw new Error(`no rule ${found.code}`);
  return {...found, severity: rule.severity};
}

function bindingsIn({scopes}: Source, {from, to}: Range): readonly Assignment[] {
  const found: Assignment[] = [];
  for (const byScope of scopes.assignments.values())
    for (const own of byScope.values()) for (const one of own) if (one.at >= from && one.at < to) found.push(one);
  return found;
}

function powersIn({tokens}: Source, {from, to}: Range): readonly number[] {
  const found: number[] = [];
  for (let i = Math.max(from, 1); i < to; i++)
    if (tokens.text.charCodeAt(tokens.start[i]!) === 42 && word(tokens, i) === '**') found.push(i);
  return found;
}

/** The closing braces of the fields of formatted strings. */
function fieldsIn({tokens}: Source, {from, to}: Range): readonly number[] {
  const found: number[] = [];
  for (let i = Math.max(from, 1); i < Math.min(to, tokens.count - 1); i++) {
    const isBrace = tokens.text.charCodeAt(tokens.start[i]!) === 125 && tokens.partner[i]! >= 0;
    if (isBrace && tokens.kind[i + 1] === STRING && tokens.start[i + 1] === tokens.end[i]) found.push(i);
  }
  return found;
}

/** The strings before a `%` or a `.format`. */
function formatsIn({tokens}: Source, {from, to}: Range): readonly number[] {
  const found: number[] = [];
  if (tokens.language !== 'python') return found;
  for (let i = from; i < Math.min(to, tokens.count - 1); i++) {
    if (tokens.kind[i] !== STRING) continue;
    const next = tokens.text.charCodeAt(tokens.start[i + 1]!);
    if ((next === 37 || next === 46) && /bit|nat/i.test(word(tokens, i))) found.push(i);
  }
  return found;
}

/** What named functions return. */
function returnsIn({scopes}: Source, {from, to}: Range): readonly {readonly scope: Scope; readonly value: Range}[] {
  return [...scopes.returns].flatMap(([id, values]) =>
    values.flatMap((value) => (value.from >= from && value.from < to ? {scope: scopes.list[id]!, value} : [])),
  );
}

/** In the order of the text; what is said twice of one place is said once, by the first that said it. */
export function told(found: readonly Caused[]): readonly RuleFinding[] {
  const seen = new Set<string>();
  const once = found.filter(({finding: {code, offset}}) => {
    const key = `${code}:${offset}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  return once.map(({finding}) => finding).sort((a, b) => a.offset - b.offset);
}
