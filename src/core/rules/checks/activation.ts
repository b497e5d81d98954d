/** Softmax or sigmoid before a loss that takes logits: double softmax, double sigmoid. log_softmax is idempotent there: never flagged. */

import {type Said, say} from '../../say.ts';
import {kindOf} from '../flow/kinds.ts';
import {literalOf} from '../flow/literals.ts';
import type {LossCall} from '../lossCalls.ts';
import {passLogits} from '../mend.ts';
import {at, type Context, type Found, shown} from '../report.ts';
import {isSound, numColumns} from '../rows.ts';
import {chainOf} from '../syntax.ts';

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

function numClassesOf(context: Context, loss: LossCall): number | undefined {
  const chain = loss.prediction && chainOf(context.source.tokens, loss.prediction);
  const call = chain?.trailers.find((t) => t.type === 'call');
  const inner = call?.type === 'call' ? call.args[0] : undefined;
  const literal = inner && literalOf(context.source, inner);
  return isSound(literal) ? numColumns(literal) : undefined;
}

export function activation(context: Context, loss: LossCall): readonly Found[] {
  if (loss.takes !== 'logits' || !loss.prediction) return [];
  const kind = kindOf(context.source, loss.prediction);
  if (kind !== 'softmax' && kind !== 'sigmoid') return [];
  const fixes = passLogits(context.source, loss.prediction);
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
