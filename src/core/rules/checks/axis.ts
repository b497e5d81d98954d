/** A softmax over the examples instead of the classes, and an entropy over the examples of a batch of distributions. */
import {type Said, say} from '../../say.ts';
import {buildsClassifier} from '../flow/estimators.ts';
import {resolve, shapeOf} from '../flow/literals.ts';
import {originsOf} from '../flow/origins.ts';
import {rankOf, type SoftmaxCall, softmaxOf} from '../flow/softmaxes.ts';
import type {LossCall} from '../lossCalls.ts';
import {withArgument} from '../mend.ts';
import {at, type Context, type Found, type LossCheck} from '../report.ts';
import {nameOf} from '../source.ts';
import {chainOf, type Range} from '../syntax.ts';

const overExamples: Said = say(
  'This softmax runs over axis 0, the examples: the columns sum to 1 and the rows do not; take it over the classes, the last axis.',
);
const overAll: Said = say(
  'Without an axis, scipy.special.softmax runs over all elements: the rows do not sum to 1; set axis=1.',
);

/** One distribution a row, along the last axis. */
const takesRows = ({takes, signature, name, options}: LossCall): boolean =>
  takes !== undefined &&
  takes !== 'logits' &&
  !options.has('axis') &&
  (signature.family === 'softmax' || name === 'sklearn.metrics.log_loss');

function softmaxAxis({source}: Context, loss: LossCall): readonly Found[] {
  const softmax = loss.prediction && takesRows(loss) ? softmaxOf(source, loss.prediction) : undefined;
  const said = softmax && wrongAxis(softmax);
  const isBatch =
    said &&
    !isCounted(source, loss.target) &&
    shapeOf(source, softmax.of)?.[0] !== 1 &&
    (rankOf(source, softmax.of) ?? rankBeside(source, loss.target)) === 2;
  return isBatch ? [at(source, loss.prediction!, 'wrong-axis', said)] : [];
}

/** `arange(n)` is no labels, but the diagonal of a square, which may be looked at along both axes. */
function isCounted(source: Context['source'], target: Range | undefined): boolean {
  const chain = target && chainOf(source.tokens, resolve(source, target));
  return /\.arange$/.test(chain?.path ?? '');
}

function wrongAxis({axis, name}: SoftmaxCall): Said | undefined {
  if (axis === '0' || axis === '-2') return overExamples;
  return axis === undefined && name.startsWith('scipy.') ? overAll : undefined;
}

/** One axis more than class numbers have. */
function rankBeside(source: Context['source'], target: Range | undefined): number | undefined {
  const shape = target && shapeOf(source, target);
  return shape?.length === 1 && shape[0] !== 1 ? 2 : undefined;
}

/** `entropy(clf.predict_proba(X))`: SciPy takes it over axis 0. */
function entropyAxis({source}: Context, loss: LossCall): readonly Found[] {
  const {name, target, options, call} = loss;
  if (name !== 'scipy.stats.entropy' || !target || loss.prediction || options.has('axis')) return [];
  if (!isBatchOfRows(source, target)) return [];
  const fix = {title: say('Set {0}', 'axis=1'), edits: [withArgument(source, call.open, 'axis=1')]};
  return [at(source, target, 'wrong-axis', entropyMessage, [fix])];
}

const entropyMessage: Said = say(
  'entropy runs over axis 0 unless it is told otherwise: of these rows, one an example, it gives a number for each class; set axis=1.',
);

function isBatchOfRows(source: Context['source'], range: Range): boolean {
  const chain = chainOf(source.tokens, resolve(source, range));
  const call = chain?.trailers.length === 1 ? chain.trailers[0]! : undefined;
  if (call?.type !== 'call') return false;
  if (!chain!.path.endsWith('.predict_proba')) return softmaxOf(source, range)?.axis === '1';
  return mayBeClassifier(source, {from: chain!.from, to: call.open - 2});
}

/** A classifier of scikit-learn, or a name that tells no more: other libraries' methods of that name take one example. */
function mayBeClassifier(source: Context['source'], owner: Range): boolean {
  const origins = originsOf(source, owner) ?? [owner];
  const isOpen = (range: Range) => {
    const chain = chainOf(source.tokens, range);
    return chain?.trailers.length === 0 && !chain.path.includes('.') && nameOf(source, chain.path) === undefined;
  };
  return origins.every((origin) => isOpen(origin) || buildsClassifier(source, origin, 0));
}

export const axis: LossCheck = (context, loss) => [...softmaxAxis(context, loss), ...entropyAxis(context, loss)];
