/** The operations that are functions of a row or of two distributions. */
import {crossEntropy, entropy, jsDistance, jsDivergence, klDivergence} from '../loss/distributions.ts';
import {nllTerms} from '../loss/negativeLogLikelihood.ts';
import {perplexityOf} from '../loss/perplexityOf.ts';
import {softmaxTerms} from '../loss/softmaxCrossEntropy.ts';
import type {Terms} from '../loss/terms.ts';
import {logSigmoid, sigmoid, softplus} from '../numeric/elementary.ts';
import {logSoftmax, logSumExp, softmax} from '../numeric/softmax.ts';
import {type Args, every, flag, has, numbers, optionalScalar, sameLength} from './arguments.ts';
import {unitArgument, type Value} from './lossOps.ts';
import {classIndices, matrix} from './shapes.ts';

const noProbability = 'which is no probability: give a finite number that is not negative.';

function distribution(args: Args, name: string): Float64Array {
  const p = numbers(args, name);
  every(name, p, (v) => v >= 0 && v < Number.POSITIVE_INFINITY, noProbability);
  return p;
}

function options(args: Args) {
  return {unit: unitArgument(args), normalize: flag(args, 'normalize', false), precision: 'exact'} as const;
}

function twoDistributions(f: typeof klDivergence): (args: Args) => number {
  return (args) => {
    const [p, q] = [distribution(args, 'p'), distribution(args, 'q')];
    sameLength('p', p, 'q', q);
    return f(p, q, options(args));
  };
}

function elementwise(f: (x: number) => number): (args: Args) => readonly number[] {
  return (args) => Array.from(numbers(args, 'x'), f);
}

function constantOf(args: Args): 'ln2' | 'ln10' | undefined {
  return ({nats: undefined, bits: 'ln2', hartleys: 'ln10'} as const)[unitArgument(args)];
}

/** The probabilities of the observed symbols as rows of one class. */
function symbolTerms(args: Args): Terms {
  const probabilities = numbers(args, 'probs');
  every('probs', probabilities, (v) => v >= 0, 'which is no probability: give 0 to 1.');
  return nllTerms({probabilities, shape: [probabilities.length, 1], target: new Float64Array(probabilities.length)});
}

function perplexityTerms(args: Args): Terms {
  if (!has(args, 'target') && has(args, 'probs')) return symbolTerms(args);
  const name = has(args, 'probs') ? 'probs' : 'logits';
  const {values, shape} = matrix(args, name);
  const ignoreIndex = optionalScalar(args, 'ignore_index');
  const target = classIndices(args, shape, ignoreIndex);
  const rows = {shape, target, ignoreIndex};
  return name === 'probs' ? nllTerms({...rows, probabilities: values}) : softmaxTerms({...rows, logits: values});
}

export const functionOps: Readonly<Record<string, (args: Args) => Value>> = {
  entropy: (args) => entropy(distribution(args, 'p'), options(args)),
  cross_entropy: twoDistributions(crossEntropy),
  kl_divergence: twoDistributions(klDivergence),
  js_divergence: twoDistributions(jsDivergence),
  js_distance: twoDistributions(jsDistance),
  sigmoid: elementwise(sigmoid),
  log_sigmoid: elementwise(logSigmoid),
  softplus: elementwise(softplus),
  softmax: (args) => Array.from(softmax(numbers(args, 'x'), 'exact')),
  log_softmax: (args) => Array.from(logSoftmax(numbers(args, 'x'), 'exact', constantOf(args))),
  logsumexp: (args) => logSumExp(numbers(args, 'x'), 'exact', constantOf(args)),
  perplexity: (args) => perplexityOf(perplexityTerms(args)),
};
