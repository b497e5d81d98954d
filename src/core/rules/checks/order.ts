/** Arguments in the other framework's order: PyTorch and optax take the prediction first, Keras and scikit-learn the truth. */

import {say} from '../../say.ts';
import {kindOf} from '../flow/kinds.ts';
import {filledWith, literalOf} from '../flow/literals.ts';
import {originsOf} from '../flow/origins.ts';
import type {LossCall} from '../lossCalls.ts';
import {at, type Context, type Found, replaceRange, sourceText} from '../report.ts';
import {isBinary, isIntegers, isSound} from '../rows.ts';
import {nameOf, type Source} from '../source.ts';
import {chainOf, type Range, textOf} from '../syntax.ts';
import {STRING, word} from '../tokens.ts';
import type {ValueKind} from '../valueKinds.ts';

type Role = 'prediction' | 'target';

const targetWords = new Set(
  'true label labels lbl lbls target targets tgt tgts gt truth groundtruth onehot gold'.split(' '),
);
const predictionWords = new Set(
  'pred preds prediction predictions predicted prob probs proba probas probability probabilities logit logits output outputs out outs score scores hat yhat ypred softmax'.split(
    ' ',
  ),
);
const targetNames = /^(ybs?|y_?(true|test|train|val|valid|dev|batch|gt|label|labels|te|tr|va)|Y_?(test|train|val)|y)$/;

/** What a model gives for a call is a prediction. */
const modelNames = /^(model|net|network|classifier|clf)$/;

/** `y_true` → y, true; `classLabels` → class, labels. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

/** The role that the last name of an expression tells, where it tells exactly one. */
function roleOfName(name: string): Role | undefined {
  if (targetNames.test(name)) return 'target';
  const words = wordsOf(name);
  const isTarget = words.some((w) => targetWords.has(w)) && !words.includes('p'); // p_true: a true probability
  const isPrediction = words.some((w) => predictionWords.has(w));
  if (isTarget === isPrediction) return undefined;
  return isTarget ? 'target' : 'prediction';
}

const roleOfKind: Partial<Record<ValueKind, Role>> = {
  softmax: 'prediction',
  sigmoid: 'prediction',
  logits: 'prediction',
  probabilities: 'prediction',
  scores: 'prediction',
  'log-softmax': 'prediction',
  'log-sigmoid': 'prediction',
  'one-hot': 'target',
};

function roleOf(context: Context, range: Range): Role | undefined {
  const kind = kindOf(context.source, range);
  const byKind = kind && roleOfKind[kind];
  if (byKind) return byKind;
  return ofName(context, range) ?? roleOfLiteral(context, range);
}

/** By the name, unless what it is bound to may as well be the other: `y = net(x)`, `for inputs, outputs in loader`. */
function ofName(context: Context, range: Range): Role | undefined {
  const name = lastName(context, range);
  const role = roleOfName(name);
  const isDoubtful =
    role === 'target' ? targetNames.test(name) && isComputed(context, range) : isUnpacked(context, name);
  return isDoubtful ? undefined : role;
}

/** What a product, a network or any function gives that does not just load, cast or take apart. */
function isComputed({source}: Context, range: Range): boolean {
  const path = chainOf(source.tokens, range)?.path ?? '';
  const bound = [...(source.scopes.assignments.get(path)?.values() ?? [])].flat();
  const taken = bound.flatMap(({value}) => (value?.part === undefined ? [] : [value]));
  return [...(originsOf(source, range) ?? []), ...taken].some((origin) => isComputation(source, origin));
}

const loaders =
  /^(next|iter|zip|dict|tuple|list|(load|get|read|fetch|make|sample|split|parse|batch|to|from)\w*|\w*(split|labels?|targets?|truth|to_categorical|one_hot)|cuda|cpu|long|int|float|bool|view|reshape|squeeze|unsqueeze|flatten|detach|clone|astype|numpy|values|item|pop|slice|gather|index_select|tensor\w*|array|asarray|arange|randint|zeros|ones|full)$/i;

function isComputation(source: Source, range: Range): boolean {
  const chain = chainOf(source.tokens, range);
  if (!chain) return /@|\bmatmul\b/.test(textOf(source.tokens, range));
  const call = chain.trailers[chain.trailers.length - 1];
  if (call?.type !== 'call') return false;
  const name = nameOf(source, chain.path);
  const callee = word(source.tokens, call.open - 1);
  if (name !== undefined && chain.trailers.length === 1) return /(matmul|matMul|dot|mm|einsum|linear)$/.test(name);
  return !loaders.test(callee);
}

/** Words for what a model gives, and for what a data set holds as well. */
const eitherNames = /^(out|outs|output|outputs|score|scores)$/i;

const isCall = ({tokens}: Source, value: Range): boolean =>
  chainOf(tokens, value)?.trailers.some(({type}) => type === 'call') ?? false;

/** Bound by a loop, taken out of a tuple, a literal or a part of another array. */
function isUnpacked({source}: Context, name: string): boolean {
  const bound = eitherNames.test(name) ? [...(source.scopes.assignments.get(name)?.values() ?? [])].flat() : [];
  return bound.some(
    ({value, parameter}) => parameter === undefined && (!value || value.part !== undefined || !isCall(source, value)),
  );
}

/** Methods that give something else than their owner. */
const computing = /^(matmul|mm|bmm|dot|einsum|matMul)$/;

/** The name that says most: the last one that is no method, or the key of `batch['labels']`. */
function lastName(context: Context, range: Range): string {
  const chain = chainOf(context.source.tokens, range);
  if (!chain) return '';
  const {tokens} = context.source;
  for (const trailer of [...chain.trailers].reverse()) {
    if (trailer.type !== 'index') continue;
    if (tokens.kind[trailer.open + 1] === STRING) return word(tokens, trailer.open + 1).slice(1, -1);
  }
  const parts = chain.path.split('.');
  const isCall = chain.trailers[0]?.type === 'call';
  if (isCall && computing.test(parts[parts.length - 1]!)) return '';
  const isMethod = isCall && parts.length > 1;
  if (isCall && !isMethod) return modelNames.test(parts[0]!) ? 'output' : '';
  return parts[isMethod ? parts.length - 2 : parts.length - 1]!;
}

/** Whole numbers are labels, fractions are scores; only where they leave no doubt. */
function roleOfLiteral(context: Context, range: Range): Role | undefined {
  const literal = literalOf(context.source, range);
  if (!isSound(literal)) return undefined;
  if (literal.shape.length === 1 && isIntegers(literal) && !isWordy(context, range)) return 'target';
  return !isIntegers(literal) && !isBinary(literal) ? 'prediction' : undefined;
}

const isWordy = (context: Context, range: Range): boolean =>
  chainOf(context.source.tokens, range)?.trailers.length === 0;

/** A divergence takes two distributions, and only a one-hot one is surely the truth. */
const isInDoubt = ({source}: Context, {signature, prediction}: LossCall): boolean =>
  signature.targets === 'distribution' &&
  (signature.framework !== 'Keras' || kindOf(source, prediction!) !== 'one-hot');

/** `brier_score_loss(p, y_eval)` with p = predict_proba(…): scikit-learn takes no soft targets. */
function isPredictedFirst({source}: Context, {signature, prediction, target}: LossCall): boolean {
  const isTruth = /^[yY](_[a-zA-Z0-9]+)*$/.test(chainOf(source.tokens, prediction!)?.path ?? '');
  const [given, other] = [kindOf(source, target!), kindOf(source, prediction!)];
  return signature.targets === 'labels' && given === 'probabilities' && other === undefined && isTruth;
}

/** `bce(torch.ones_like(p), p)` with p = sigmoid(…): all ones or zeros beside what is surely a prediction. */
function isConstantFirst({source}: Context, {takes, prediction, target}: LossCall): boolean {
  if (takes !== 'probabilities' || !prediction || !target) return false; // all zeros are logits, too
  const kind = kindOf(source, target);
  const filled = filledWith(source, prediction);
  return kind !== undefined && roleOfKind[kind] === 'prediction' && (filled === 0 || filled === 1);
}

export function order(context: Context, loss: LossCall): readonly Found[] {
  const {prediction, target} = loss;
  if (!prediction || !target || isInDoubt(context, loss)) return [];
  const isByRole = roleOf(context, prediction) === 'target' && roleOf(context, target) === 'prediction';
  if (!isByRole && !isConstantFirst(context, loss) && !isPredictedFirst(context, loss)) return [];
  const [first, second] = loss.signature.params;
  const message = say(
    '{0} of {1} takes ({2}, {3}), and these two look swapped.',
    loss.label,
    loss.signature.framework,
    first,
    second,
  );
  const edits = [
    replaceRange(context.source, prediction, sourceText(context.source, target)),
    replaceRange(context.source, target, sourceText(context.source, prediction)),
  ];
  return [
    at(context.source, prediction, 'swapped-arguments', message, [{title: say('Swap the two arguments'), edits}]),
  ];
}
