/** The losses by their names in the field. */
export {
  codeLength,
  crossEntropy,
  crossEntropyTerms,
  type DistributionOptions,
  entropy,
  jsDistance,
  jsDivergence,
  klDivergence,
  klTerms,
  perplexity,
  surprisal,
} from './distributions.ts';
export type {LossOptions, LossResult, Shape2} from './types.ts';
