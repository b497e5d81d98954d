/** What is passed where probabilities (or logits) are due: values outside [0, 1], logits, labels, rows that do not sum to 1, the wrong axis. */
import type {NumericArray} from '../../literal/types.ts';
import {type Said, say} from '../../say.ts';
import {buildsClassifier, isClassifier} from '../flow/estimators.ts';
import {kindOf} from '../flow/kinds.ts';
import {literalOf, resolve} from '../flow/literals.ts';
import {loggedOf} from '../flow/softmaxes.ts';
import type {LossCall} from '../lossCalls.ts';
import {at, atArray, atElement, type Context, type Found, type LossCheck, shown} from '../report.ts';
import {
  columnSums,
  isBinary,
  isProbabilities,
  isSound,
  numColumns,
  numRows,
  roundingAllowance,
  rowSums,
} from '../rows.ts';
import {nameOf} from '../source.ts';
import {type Chain, chainOf, type Range} from '../syntax.ts';
import {word} from '../tokens.ts';
import type {Fix} from '../types.ts';

const normalizesItself = (loss: LossCall): boolean => loss.name.startsWith('scipy.');

function kindMessage(context: Context, loss: LossCall): Found | undefined {
  const kind = kindOf(context.source, loss.prediction!);
  const what: Partial<Record<NonNullable<typeof kind>, Said>> = {
    'log-softmax': say('a log-softmax, never positive'),
    'log-sigmoid': say('a log-sigmoid, never positive'),
    scores: say('decision_function, whose scores are no probabilities; use predict_proba'),
    logits: say('the output of a linear layer, logits'),
  };
  const found = kind && what[kind];
  if (found)
    return at(
      context.source,
      loss.prediction!,
      'logits-as-probabilities',
      say('{0} takes probabilities, and this is {1}.', loss.label, found),
    );
  const isLabels = kind === 'labels' || kind === 'indices' || isOneHotOfDecisions(context, loss.prediction!);
  const isDecided = isLabels && !loss.options.has('eps'); // or softened by that
  return isDecided ? decided(context, loss) : labelsMessage(context, loss);
}

/** `one_hot(argmax(p), K)` */
function isOneHotOfDecisions({source}: Context, range: Range): boolean {
  if (kindOf(source, range) !== 'one-hot') return false;
  const chain = chainOf(source.tokens, resolve(source, range));
  const call = chain?.trailers[0];
  return call?.type === 'call' && call.args[0] !== undefined && kindOf(source, call.args[0]) === 'indices';
}

/** Its largest value is 1, not ∞, and it takes the probability of the positive class alone. */
const isBrier = ({label}: LossCall): boolean => label === 'brier_score_loss';

/** `log_loss(y, p > 0.5)`, `log_loss(y, np.argmax(p, axis=1))`: decisions, of which each wrong one costs the cap. */
function decided({source}: Context, loss: LossCall): Found {
  const message = isBrier(loss)
    ? say(
        '{0} takes probabilities, and of decisions it is the error rate: each wrong one costs 1; pass the probabilities.',
        loss.label,
      )
    : say(
        '{0} takes probabilities, and these are decisions: each wrong one has probability 0 and a true loss of ∞; pass the probabilities.',
        loss.label,
      );
  return at(source, loss.prediction!, 'labels-as-probabilities', message);
}

/** `log_loss(y, clf.predict(X))` with an estimator of scikit-learn: hard labels where probabilities are due. */
function labelsMessage(context: Context, loss: LossCall): Found | undefined {
  if (loss.signature.framework !== 'scikit-learn') return undefined;
  const resolved = resolve(context.source, loss.prediction!);
  const chain = chainOf(context.source.tokens, resolved);
  const call = chain?.trailers[0];
  if (chain && isCrossPredicted(context, chain)) return decided(context, loss);
  const estimator = chain && /^(.*)\.predict$/.exec(chain.path)?.[1];
  if (call?.type !== 'call' || call.args.length !== 1) return undefined;
  if (!chain || !estimator || chain.trailers.length !== 1 || !isClassifier(context.source, estimator, chain.from))
    return undefined;
  if (isBrier(loss)) return decided(context, loss);
  const message = say(
    '{0}.predict gives class labels, and {1} takes probabilities: a wrong label costs the cap of the clip, 36.0437 nats; use {0}.predict_proba.',
    estimator,
    loss.label,
  );
  const end = context.source.tokens.start[chain.from]! + chain.path.length;
  const fixes: readonly Fix[] = [{title: say('Use predict_proba'), edits: [{start: end, end, text: '_proba'}]}];
  return at(context.source, loss.prediction!, 'labels-as-probabilities', message, fixes);
}

/** `cross_val_predict(clf, X, y)`, without a method: what predict gives. */
function isCrossPredicted(context: Context, {path, trailers}: Chain): boolean {
  const [call, ...more] = trailers;
  if (nameOf(context.source, path) !== 'sklearn.model_selection.cross_val_predict' || call?.type !== 'call')
    return false;
  const estimator = call.args.find((a) => a.keyword === 'estimator') ?? call.args[0];
  const isSaid = call.args.some((a) => a.keyword === 'method' || word(context.source.tokens, a.from).startsWith('*'));
  return more.length === 0 && !isSaid && estimator !== undefined && buildsClassifier(context.source, estimator, 0);
}

function outOfRange(loss: LossCall, array: NumericArray): Found | undefined {
  const upper = normalizesItself(loss) ? Number.POSITIVE_INFINITY : 1;
  const element = array.values.findIndex((v) => v < 0 || v > upper);
  if (element < 0) return undefined;
  const slightly = array.values.every((v) => v >= -0.1 && v <= 1.1);
  const code = slightly ? 'probability-out-of-range' : 'logits-as-probabilities';
  const guess = slightly
    ? say('check the number')
    : say('these look like logits; apply softmax or sigmoid, or use the loss that takes logits');
  return atElement(
    array,
    element,
    code,
    say('{0} is no probability, and {1} takes probabilities: {2}.', shown(array.values[element]!), loss.label, guess),
  );
}

/** Each row divided by its sum, with the digits that the author wrote and at least six; as many decimals for all, so that they sum to 1. */
function normalizeFix(context: Context, array: NumericArray): readonly Fix[] {
  const columns = numColumns(array);
  const sums = rowSums(array);
  if (sums.some((s) => !(s > 0))) return [];
  const values = [...array.values].map((value, i) => value / sums[Math.floor(i / columns)]!);
  const decimals = Math.max(...values.map((value, i) => decimalsFor(writtenAt(context, array, i), value)));
  const edits = values.map((value, i) => ({
    start: array.spans[2 * i]!,
    end: array.spans[2 * i + 1]!,
    text: String(Number(value.toFixed(decimals))),
  }));
  return [{title: say('Normalise: divide each row by its sum'), edits}];
}

const writtenAt = (context: Context, {spans}: NumericArray, i: number): string =>
  context.source.text.slice(spans[2 * i], spans[2 * i + 1]);

/** Decimals that show a value with as many digits as were written. */
function decimalsFor(written: string, value: number): number {
  const digits = Math.max(6, written.replace(/[^0-9]/g, '').length);
  return value > 0 ? Math.min(20, Math.max(0, digits - 1 - Math.floor(Math.log10(value)))) : 0;
}

function notNormalized(context: Context, loss: LossCall, array: NumericArray): Found | undefined {
  const exclusive =
    loss.signature.family === 'softmax' || (loss.name === 'sklearn.metrics.log_loss' && array.shape.length === 2);
  if (!exclusive || numColumns(array) < 2 || array.shape.length > 2) return undefined;
  const allowance = roundingAllowance(context.source.text, array);
  const sums = rowSums(array);
  const row = sums.findIndex((s) => Math.abs(s - 1) > allowance);
  if (row < 0) return undefined;
  if (numRows(array) > 1 && columnSums(array).every((s) => Math.abs(s - 1) <= allowance)) {
    return atArray(
      array,
      'wrong-axis',
      say(
        'The columns sum to 1 and the rows do not: the classes must run along the last axis; transpose, or take the softmax over the last axis.',
      ),
    );
  }
  const sum = shown(sums[row]!);
  const text =
    numRows(array) > 1
      ? say(
          'Row {0} sums to {1}, not to 1: frameworks differ in what they make of it (Keras divides by the sum, scikit-learn from 1.5 on only warns); normalise it.',
          ...[row, sum],
        )
      : say(
          'The row sums to {0}, not to 1: frameworks differ in what they make of it (Keras divides by the sum, scikit-learn from 1.5 on only warns); normalise it.',
          sum,
        );
  return atElement(array, row * numColumns(array), 'rows-not-normalized', text, normalizeFix(context, array));
}

function checkProbabilities(context: Context, loss: LossCall): readonly Found[] {
  const byKind = kindMessage(context, loss);
  if (byKind) return [byKind];
  const literal = literalOf(context.source, loss.prediction!);
  if (!isSound(literal)) return [];
  const found = outOfRange(loss, literal) ?? notNormalized(context, loss, literal);
  return found ? [found] : [];
}

/** Rows of probabilities, each summing to 1, where a softmax is still to come. */
function checkLogits(context: Context, loss: LossCall): readonly Found[] {
  if (kindOf(context.source, loss.prediction!) === 'probabilities') {
    const what = say(
      '{0} takes logits and applies {1} itself, and predict_proba gives probabilities: pass their logarithm, or use the loss that takes probabilities.',
      loss.label,
      loss.signature.family,
    );
    return [at(context.source, loss.prediction!, 'probabilities-as-logits', what)];
  }
  const literal = literalOf(context.source, loss.prediction!);
  if (!isSound(literal) || loss.signature.family !== 'softmax' || numColumns(literal) < 2) return [];
  const allowance = roundingAllowance(context.source.text, literal);
  const isRows =
    isProbabilities(literal) &&
    !isBinary(literal) &&
    rowSums(literal).every((s) => Math.abs(s - 1) <= Math.min(allowance, 1e-3));
  if (!isRows || hasUniformRow(literal)) return [];
  const message = say(
    '{0} takes logits and applies softmax itself, and every row here is already a distribution (Σ = 1): pass the logits, or the logarithm of these.',
    loss.label,
  );
  return [atArray(literal, 'probabilities-as-logits', message)];
}

/** [0.5, 0.5] may as well be two equal logits. */
function hasUniformRow(array: NumericArray): boolean {
  const columns = numColumns(array);
  return array.values.every((v, i) => v === array.values[i - (i % columns)]);
}

/** `nll_loss(torch.log(x), y)` where x are no probabilities, or rows of them that do not sum to 1. */
function checkLogarithm(context: Context, loss: LossCall): readonly Found[] {
  const inner = loss.signature.family === 'softmax' ? loggedOf(context.source, loss.prediction!) : undefined;
  if (!inner) return [];
  if (kindOf(context.source, inner) === 'logits')
    return [at(context.source, inner, 'logits-as-probabilities', logOfLogits)];
  const literal = literalOf(context.source, inner);
  if (!isSound(literal)) return [];
  const found = outOfRange(loss, literal) ?? notNormalized(context, loss, literal);
  return found ? [found] : [];
}

const logOfLogits: Said = say(
  'This is the logarithm of logits, the output of a linear layer: not a number below 0, and no log-probability above; use log_softmax.',
);

/** Of one distribution by itself, SciPy takes the entropy. */
function checkMeasured(context: Context, loss: LossCall): readonly Found[] {
  const alone = {...loss, prediction: loss.target!};
  const kind = kindOf(context.source, alone.prediction);
  const found = kind === 'labels' || kind === 'indices' ? undefined : kindMessage(context, alone);
  if (found) return [found];
  const literal = literalOf(context.source, alone.prediction);
  const negative = isSound(literal) ? outOfRange(alone, literal) : undefined;
  return negative ? [negative] : [];
}

export const probabilities: LossCheck = (context, loss) => {
  if (!loss.prediction) return loss.name === 'scipy.stats.entropy' && loss.target ? checkMeasured(context, loss) : [];
  if (loss.takes === 'log') return checkLogarithm(context, loss);
  if (loss.takes === 'probabilities') return checkProbabilities(context, loss);
  return loss.takes === 'logits' ? checkLogits(context, loss) : [];
};
