/** Softmax or sigmoid before a loss that takes logits: double softmax, double sigmoid. log_softmax is idempotent there: never flagged. */

import {type Said, say} from '../../say.ts';
import {kindOf} from '../flow/kinds.ts';
import {literalOf} from '../flow/literals.ts';
import type {LossCall} from '../lossCalls.ts';
import {at, type Check, type Context, type Found, replaceRange, shown, sourceText} from '../report.ts';
import {isSound, numColumns} from '../rows.ts';
import {chainOf, type Range} from '../syntax.ts';
import type {Fix} from '../types.ts';

/** ln(e + K − 1) − 1: the least softmax cross-entropy that probabilities passed as logits can reach. */
export const doubleSoftmaxFloor = (numClasses: number): number => Math.log(Math.E + numClasses - 1) - 1;

function softmaxMessage(loss: LossCall, numClasses: number | undefined): Said {
  const k = numClasses ?? 10;
  const [floor, ceiling] = [shown(doubleSoftmaxFloor(k)), shown(doubleSoftmaxFloor(k) + 1)];
  return numClasses === undefined
    ? say(
        '{0} applies log-softmax itself, and this is already a softmax: for {1} classes, say, the loss can never fall below {2} nats or rise above {3}; pass the logits.',
        ...[loss.label, k, floor, ceiling],
      )
    : say(
        '{0} applies log-softmax itself, and this is already a softmax: for {1} classes the loss can never fall below {2} nats or rise above {3}; pass the logits.',
        ...[loss.label, k, floor, ceiling],
      );
}

const sigmoidMessage = (loss: LossCall): Said =>
  say(
    '{0} applies the sigmoid itself, and this is already a sigmoid: the loss can never fall below 0.3133 nats for y = 1 or 0.6931 for y = 0; pass the logits.',
    loss.label,
  );

/** Where the argument is itself `softmax(x, …)` or `x.softmax(…)`: the edit that leaves x. */
function unwrapFix(context: Context, range: Range): readonly Fix[] {
  const chain = chainOf(context.source.tokens, range);
  const last = chain?.trailers[chain.trailers.length - 1];
  if (chain?.trailers.length !== 1 || last?.type !== 'call') return [];
  const method = /^(.*)\.(softmax|sigmoid)$/.exec(chain.path);
  const argument = last.args[0];
  const isFunction =
    argument && argument.keyword === undefined && kindOfHead(chain.path) && !isMethodCall(context, chain.path);
  const inner = isFunction ? sourceText(context.source, argument) : method?.[1];
  return inner
    ? [
        {
          title: say('Pass the logits: {0}', inner.length > 30 ? `${inner.slice(0, 29)}…` : inner),
          edits: [replaceRange(context.source, range, inner)],
        },
      ]
    : [];
}

const kindOfHead = (path: string): boolean => /(^|\.)(softmax|sigmoid|expit)$/.test(path);

/** `x.softmax(1)` is a method where its head is no module: the first argument is then an axis. */
function isMethodCall(context: Context, path: string): boolean {
  const head = path.split('.')[0]!;
  return path.includes('.') && !context.source.aliases.has(head) && !/^(F|nn|torch|tf|jax|np|keras)$/.test(head);
}

function numClassesOf(context: Context, loss: LossCall): number | undefined {
  const chain = loss.prediction && chainOf(context.source.tokens, loss.prediction);
  const call = chain?.trailers.find((t) => t.type === 'call');
  const inner = call?.type === 'call' ? call.args[0] : undefined;
  const literal = inner && literalOf(context.source, inner);
  return isSound(literal) ? numColumns(literal) : undefined;
}

function check(context: Context, loss: LossCall): readonly Found[] {
  if (loss.takes !== 'logits' || !loss.prediction) return [];
  const kind = kindOf(context.source, loss.prediction);
  if (kind !== 'softmax' && kind !== 'sigmoid') return [];
  const fixes = unwrapFix(context, loss.prediction);
  const isSoftmax = loss.signature.family === 'softmax' && kind === 'softmax';
  const isSigmoid = loss.signature.family === 'sigmoid';
  if (isSoftmax)
    return [
      at(context.source, loss.prediction, 'double-softmax', softmaxMessage(loss, numClassesOf(context, loss)), fixes),
    ];
  if (isSigmoid && kind === 'sigmoid')
    return [at(context.source, loss.prediction, 'double-sigmoid', sigmoidMessage(loss), fixes)];
  const message = say(
    '{0} takes logits and applies {1} itself, and this is already a {2}: pass the logits.',
    loss.label,
    loss.signature.family,
    kind,
  );
  return [at(context.source, loss.prediction, isSigmoid ? 'double-sigmoid' : 'double-softmax', message, fixes)];
}

export const activation: Check = (context) => context.losses.flatMap((loss) => check(context, loss));
