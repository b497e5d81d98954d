/** The losses by their names in the field. */
export {
  type BinaryInput,
  type BinaryLogitsInput,
  binaryCrossEntropy,
  binaryCrossEntropy as bernoulliNll,
  binaryCrossEntropyWithLogits,
} from './binary.ts';
export {type BrierBinaryInput, type BrierMulticlassInput, brierBinary, brierMulticlass} from './brier.ts';
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
export {type FocalBinaryInput, type FocalMulticlassInput, focalBinary, focalMulticlass} from './focal.ts';
export {type GradientInput, softmaxGradient} from './gradient.ts';
export {
  type LogProbabilityInput,
  nllFromLogProbabilities,
  nllFromProbabilities,
  nllFromProbabilities as categoricalNll,
  type ProbabilityInput,
} from './negativeLogLikelihood.ts';
export {type PoissonConstant, type PoissonInput, poissonNll} from './poisson.ts';
export {
  type ErrorInput,
  type GaussianInput,
  gaussianNll,
  type LaplaceInput,
  laplaceNll,
  meanAbsoluteError,
  meanSquaredError,
} from './regression.ts';
export {type SoftmaxInput, softmaxCrossEntropy} from './softmaxCrossEntropy.ts';
export type {LossOptions, LossResult, Shape2} from './types.ts';
