/** A name or a text that says bits of what is in nats, or the reverse; 2 to the power of nats, and e to the power of bits. */

import {say} from '../../say.ts';
import {bodyOf} from '../flow/callables.ts';
import {formulaUnit, type Unit, unitOf} from '../flow/units.ts';
import {at, type BindingCheck, type CallCheck, type Context, type Found, replaceRange, sourceText} from '../report.ts';
import {nameOf, type Source} from '../source.ts';
import {type Call, itemsOf, postfixEnd, type Range, splitArguments} from '../syntax.ts';
import {NUMBER, word} from '../tokens.ts';
import type {Fix} from '../types.ts';

const separated = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2');
const saysBits = (name: string): boolean => /(^|_|\.)(bits?|bpc|bpb|bpd|bits_per_\w+)(_|$)/i.test(separated(name));
const saysNats = (name: string): boolean => /(^|_|\.)nats?(_|$)/i.test(separated(name));

const mayNameUnit = /bit|bp[bcd]|nat/i;

/** The unit that a name says. */
const saidBy = (name: string): Unit | undefined =>
  mayNameUnit.test(name) ? (saysBits(name) ? 'bits' : saysNats(name) ? 'nats' : undefined) : undefined;

/** `loss_bits = F.cross_entropy(z, y)`; of a function, what it gives. */
export const unitOfName: BindingCheck = ({source}, {name, value}) => {
  const said = value && value.part === undefined ? saidBy(name) : undefined; // before anything slower: there may be thousands
  if (!value || !said) return [];
  return (bodyOf(source, value) ?? [value]).flatMap((range) => unlessSaid(source, range, name, said));
};

/** `def entropy_bits(p): return -np.sum(p * np.log(p))`. */
export function unitOfReturned({source}: Context, name: string, value: Range): readonly Found[] {
  const said = saidBy(name);
  return said ? unlessSaid(source, value, name, said) : [];
}

function unlessSaid(source: Source, value: Range, name: string, said: Unit): readonly Found[] {
  const unit = unitOf(source, value) ?? formulaUnit(source, value);
  return unit && unit !== said ? [misnamed(source, name, value, unit)] : [];
}

const UNIT = '(nats?|bits?)';
const saidAfter = new RegExp(`^\\s?${UNIT}\\b`, 'i');
const saidBefore = new RegExp(`\\b${UNIT}\\)?\\s*[:=]\\s*$`, 'i');

/** A place for a value in `"%.3f bits"` and `"{:.3f} bits"`, and what stands behind it. */
const slots = {percent: /%(?!%)[-+ #0-9.]*[a-z]/gi, braces: /\{\d*(?::[^{}]*)?\}/g} as const;

/** `"%.3f bits" % h` and `"{:.3f} bits".format(h)`: the values that this string is given, in their order. */
export function unitOfFormat({source}: Context, string: number): readonly Found[] {
  const {tokens} = source;
  const isPercent = word(tokens, string + 1) === '%';
  const values = isPercent ? percentValues(source, string + 2) : formatValues(source, string + 1);
  const text = word(tokens, string);
  const behind = [...text.matchAll(isPercent ? slots.percent : slots.braces)].map((slot) =>
    saidAfter.exec(text.slice(slot.index + slot[0].length)),
  );
  if (behind.length !== values.length) return [];
  return behind.flatMap((said, i) => (said ? unlessSaid(source, values[i]!, said[1]!, saidBy(said[1]!)!) : []));
}

function percentValues({tokens}: Source, from: number): readonly Range[] {
  const to = postfixEnd(tokens, from);
  return to < 0 ? [] : (itemsOf(tokens, {from, to}, '(') ?? [{from, to}]);
}

function formatValues({tokens}: Source, dot: number): readonly Range[] {
  const isFormat = word(tokens, dot) === '.' && word(tokens, dot + 1) === 'format' && word(tokens, dot + 2) === '(';
  return isFormat ? splitArguments(tokens, dot + 2).filter(({keyword}) => keyword === undefined) : [];
}

/** `f"{entropy(p):.3f} bits"`, `f"bits: {h}"`: the field whose brace closes with this token. */
export function unitOfField({source}: Context, close: number): readonly Found[] {
  const {tokens} = source;
  const open = tokens.partner[close]!;
  const before = word(tokens, open - 1);
  const isOfAnother = word(tokens, open - 2) === '}' && saidAfter.test(before); // `{a} bits = {b}`
  const text = (saidAfter.exec(word(tokens, close + 1)) ?? (isOfAnother ? null : saidBefore.exec(before)))?.[1];
  const said = text && saidBy(text);
  return said ? unlessSaid(source, {from: open + 1, to: close}, text, said) : [];
}

function misnamed(source: Source, name: string, value: Range, unit: Unit): Found {
  const said =
    unit === 'nats'
      ? say('{0} says bits, and this is in nats: divide by ln 2 (0.6931), or rename it.', name)
      : say('{0} says nats, and this is in bits: multiply by ln 2 (0.6931), or rename it.', name);
  return at(source, value, 'unit-mismatch', said);
}

const natural = /^(math|numpy|torch|jax\.numpy|tensorflow(\.math)?|keras\.ops|tfjs|Math)\.exp$/;
const binary = /^(math|numpy|torch|torch\.special|jax\.numpy)\.exp2$/;
const powers = /^(math|numpy|torch|jax\.numpy|tensorflow(\.math)?|tfjs|Math)\.(pow|power|float_power)$/;

/** `2`, `2.0`, `torch.tensor(2.0)`. */
const isNumberTwo = (text: string): boolean => /^([\w.]+\()?2(\.0*)?\)?$/.test(text);

/** `math.exp(bits)` and `x.exp()`, `np.exp2(nats)`, `torch.pow(2, nats)`. */
export const unitOfPower: CallCheck = ({source}, call) => {
  const {path, trailers} = call.callee;
  if (!/(exp2?|pow|power)$/.test(word(source.tokens, call.open - 1))) return [];
  const name = trailers.length === 0 ? (nameOf(source, path) ?? path) : '';
  const [first, second] = call.args;
  const whole = {from: call.callee.from, to: call.close + 1};
  if (natural.test(name) && first && unitOf(source, first) === 'bits') return [powerOfE(source, whole)];
  if (binary.test(name) && first && unitOf(source, first) === 'nats')
    return [powerOfTwo(source, whole, [renamed(source, call, first)])];
  const isTwo = powers.test(name) && first && second && isNumberTwo(sourceText(source, first));
  if (isTwo && unitOf(source, second) === 'nats') return [powerOfTwo(source, whole, [renamed(source, call, second)])];
  return isMethod(source, call) ? [powerOfE(source, whole)] : [];
};

/** `bits.exp()`. */
function isMethod(source: Source, {callee, open, args}: Call): boolean {
  const isExp = word(source.tokens, open - 1) === 'exp' && args.length === 0 && open - 2 > callee.from;
  return isExp && unitOf(source, {from: callee.from, to: open - 2}) === 'bits';
}

/** `torch.pow(2, x)` → `torch.exp(x)`. */
function renamed(source: Source, {callee, close}: Call, value: Range): Fix {
  const head = sourceText(source, {from: callee.from, to: callee.to}).replace(/\w+$/, 'exp');
  const whole = {from: callee.from, to: close + 1};
  return {
    title: say('Use the power of e'),
    edits: [replaceRange(source, whole, `${head}(${sourceText(source, value)})`)],
  };
}

/** `2 ** nats`. */
export function unitOfOperator({source}: Context, operator: number): readonly Found[] {
  const {tokens} = source;
  const isTwo = tokens.kind[operator - 1] === NUMBER && Number(word(tokens, operator - 1)) === 2;
  const to = isTwo ? postfixEnd(tokens, operator + 1) : -1;
  if (to < 0 || unitOf(source, {from: operator + 1, to}) !== 'nats') return [];
  return [powerOfTwo(source, {from: operator - 1, to}, [])];
}

const powerOfTwo = (source: Source, range: Range, fixes: readonly Fix[]): Found =>
  at(
    source,
    range,
    'unit-mismatch',
    say(
      'This is in nats, and a power of 2 takes bits: perplexity is exp(nats) = 2^bits; use exp, or divide by ln 2 (0.6931) first.',
    ),
    fixes,
  );

const powerOfE = (source: Source, range: Range): Found =>
  at(
    source,
    range,
    'unit-mismatch',
    say(
      'This is in bits, and a power of e takes nats: perplexity is exp(nats) = 2^bits; use a power of 2, or multiply by ln 2 (0.6931) first.',
    ),
  );
