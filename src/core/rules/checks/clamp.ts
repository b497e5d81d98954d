/** The true loss is +∞ (a probability of 0 for what happened), and the framework reports its clamp's cap instead. */
import type {NumericArray} from '../../literal/types.ts';
import {type Said, say} from '../../say.ts';
import {literalOf, scalarOf} from '../flow/literals.ts';
import type {LossCall} from '../lossCalls.ts';
import {atElement, type Context, type Found} from '../report.ts';
import {isIntegers, isProbabilities, isSound, numColumns} from '../rows.ts';

/** What each framework reports for log 0, in nats. */
const caps: Partial<Record<LossCall['signature']['framework'], Said>> = {
  PyTorch: say('PyTorch clamps the logarithm and reports 100'),
  Keras: say('Keras clips to [1e-7, 1 − 1e-7] and reports about 16.118'),
  'scikit-learn': say('scikit-learn clips and reports about 36.04'),
  'TensorFlow.js': say('TensorFlow.js adds 1e-7 and reports about 16.118'),
};

/** The element whose probability is 0 where the target says it happened (or 1 where it did not). */
function infiniteElement(loss: LossCall, q: NumericArray, y: NumericArray): number {
  const {targets} = loss.signature;
  if (targets === 'binary' || targets === 'labels') return binaryElement(q, y, targets === 'binary');
  if (q.values.length === y.values.length) return q.values.findIndex((v, i) => v === 0 && y.values[i]! > 0);
  return indexElement(q, y);
}

function binaryElement(q: NumericArray, y: NumericArray, elementwise: boolean): number {
  if (q.values.length !== y.values.length) return elementwise ? -1 : indexElement(q, y);
  return q.values.findIndex((v, i) => (v === 0 && y.values[i] === 1) || (v === 1 && y.values[i] === 0));
}

function indexElement(q: NumericArray, y: NumericArray): number {
  const columns = numColumns(q);
  if (q.shape.length !== 2 || !isIntegers(y) || y.values.length * columns !== q.values.length) return -1;
  const row = y.values.findIndex((c, r) => c >= 0 && c < columns && q.values[r * columns + c] === 0);
  return row < 0 ? -1 : row * columns + y.values[row]!;
}

export function clamp(context: Context, loss: LossCall): readonly Found[] {
  const cap = caps[loss.signature.framework];
  const hidesNothing = loss.label === 'brier_score_loss' || scalarOf(context.source, loss.options.get('eps')) === '0';
  if (loss.signature.targets === 'distribution') return []; // what is clipped is a ratio
  if (!cap || hidesNothing || loss.takes !== 'probabilities' || !loss.prediction || !loss.target) return [];
  const q = literalOf(context.source, loss.prediction);
  const y = literalOf(context.source, loss.target);
  if (!isSound(q) || !isSound(y) || !isProbabilities(q)) return [];
  const element = infiniteElement(loss, q, y);
  if (element < 0) return [];
  return [
    atElement(
      q,
      element,
      'infinity-hidden',
      say(
        'The true loss here is ∞ — the prediction gives probability 0 to what happened; {0} nats for this element.',
        cap,
      ),
    ),
  ];
}
