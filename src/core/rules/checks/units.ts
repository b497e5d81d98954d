/** A name or a text that says bits of what is in nats, or the reverse; 2 to the power of nats, and e to the power of bits. */

import {say} from '../../say.ts';
import {bodyOf} from '../flow/callables.ts';
import {formulaUnit, type Unit, unitOf} from '../flow/units.ts';
import {at, type BindingCheck, type CallCheck, type Context, type Found, replaceRange, sourceText} from '../report.ts';
import {type Assignment, parametersOf, type Scope} from '../scopes.ts';
import {nameOf, type Source} from '../source.ts';
import {type Call, itemsOf, postfixEnd, type Range, splitArguments} from '../syntax.ts';
import {NAME, NUMBER, word} from '../tokens.ts';
import type {Fix} from '../types.ts';

/** What a unit at the end of a name measures no loss by: `loss_4_bits`, `loss_at_bits`, `evaluate_bits`, `msg_bits`. */
const otherBits =
  /^(\d+|at|for|by|with|per|num|n|w|k|low|high|one|two|three|four|six|eight|int|uint|fp|float|msg|message|messages|evaluate|eval|sweep|set|get|used|sign|weight|weights|activation|act)$/;

/** The unit that a name ends in: `loss_bits`, `ce_nats`, `bpd`, `bits_per_dim`. */
function saidBy(name: string): Unit | undefined {
  if (!mayNameUnit.test(name)) return undefined; // before anything slower: there may be thousands
  const words = name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');
  const per = words.indexOf('per');
  const at = per > 0 ? per - 1 : words.length - 1;
  if (otherBits.test(words[at - 1] ?? '')) return undefined;
  if (/^(bits|bpc|bpb|bpd)$/.test(words[at]!)) return 'bits';
  return words[at] === 'nats' ? 'nats' : undefined;
}

const mayNameUnit = /bits|bp[bcd]|nats/i;

/** `loss_bits = F.cross_entropy(z, y)`; of a function, what it gives. */
export const unitOfName: BindingCheck = ({source}, binding) => {
  const {name, value} = binding;
  const said = value && value.part === undefined ? saidBy(name) : undefined;
  if (!value || !said || isConvertedNext(source, binding)) return [];
  return (bodyOf(source, value) ?? [value]).flatMap((range) => unlessSaid(source, range, name, said));
};

/** `bits = F.cross_entropy(z, y)`, then `bits /= math.log(2)`. */
function isConvertedNext({scopes, tokens}: Source, {name, scope, at, value}: Assignment): boolean {
  const next = scopes.assignments
    .get(name)
    ?.get(scope)
    ?.find((other) => other.at > at && other.at >= value!.to);
  if (!next) return false;
  if (/^[*/]=$/.test(word(tokens, next.at + 2 * name.split('.').length - 1))) return true;
  return next.value !== undefined && namesIn(tokens, next.value).includes(name);
}

function namesIn(tokens: Source['tokens'], {from, to}: Range): readonly string[] {
  const names: string[] = [];
  for (let i = from; i < to; i++) if (tokens.kind[i] === NAME) names.push(word(tokens, i));
  return names;
}

/** `def entropy_bits(p): return -np.sum(p * np.log(p))`; of a function that takes bits, its name may tell of those. */
export function unitOfReturned({source}: Context, {name, open}: Scope, value: Range): readonly Found[] {
  const said = saidBy(name);
  const takesUnit =
    said && open !== undefined && parametersOf(source.tokens, open).some((p) => /bit|nat/i.test(p.name));
  return said && !takesUnit ? unlessSaid(source, value, name, said) : [];
}

function unlessSaid(source: Source, value: Range, name: string, said: Unit): readonly Found[] {
  const unit = unitOf(source, value) ?? formulaUnit(source, value);
  const isOfMessage =
    said === 'bits' && /sigmoid|binary|BCE/i.test(sourceText(source, value)) && isOfBits(source, value);
  return unit && unit !== said && !isOfMessage ? [misnamed(source, name, value, unit)] : [];
}

/** A loss of single bits, those of a message: `F.binary_cross_entropy_with_logits(z, msg_bits)`. */
const isOfBits = ({tokens}: Source, value: Range): boolean =>
  namesIn(tokens, value).some((name) => /(^|_)(bits?|msg|message)(_|$)|Bits?$/i.test(name));

const UNIT = '(nats|bits)';
/** Neither the name of what comes next (`bits: …`), nor an adjective or a rate. */
const saidAfter = new RegExp(`^\\s?${UNIT}\\b(?!\\s*[:=-]|\\s*/\\s*s\\b|\\s+(?:acc|error|rate|depth|width))`, 'i');
const saidBefore = new RegExp(
  `(?:^\\w{0,2}["'\`]{1,3}|[([|;]\\s*|\\b(?:in|entropy|loss|perplexity|nll|ce|kl)\\s*\\(?)${UNIT}\\)?\\s*[:=]\\s*$`,
  'i',
);

/** A place for a value in `"%.3f bits"` and `"{:.3f} bits"`, and what stands behind it. */
const slots = {percent: /%(?!%)[-+ #0-9.]*[a-z]/gi, braces: /\{(?::[^{}]*)?\}/g} as const;

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
  const isOfAnother = word(tokens, open - 2) === '}' && /^\s?(nats|bits)\b/i.test(before); // `{a} bits = {b}`
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
