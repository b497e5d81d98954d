// Random calls over the whole vocabulary of torch, SciPy and scikit-learn: shapes, dtypes, options, edges and mistakes.
import {logit, positive, random} from './lib/conventionsDraw.mjs';
import {
  brier,
  jensenShannon,
  logLoss,
  scipyEntropy,
  scipyLogSumExp,
  scipySoftmax,
  specialBinary,
  specialUnary,
} from './lib/conventionsNumpy.mjs';
import {
  bce,
  bceLogits,
  crossEntropy,
  gaussian,
  klDiv,
  nll,
  perplexity,
  poisson,
  softmaxLike,
  softplus,
  torchLogSumExp,
  torchXlogy,
  unary,
} from './lib/conventionsTorch.mjs';

/** [lib, fn, how often, arguments] */
const vocabulary = [
  ['torch', 'cross_entropy', 6, crossEntropy],
  ['torch', 'nll_loss', 4, nll],
  ['torch', 'exp(cross_entropy)', 1, perplexity],
  ['torch', 'binary_cross_entropy', 3, bce],
  ['torch', 'binary_cross_entropy_with_logits', 4, bceLogits],
  ['torch', 'kl_div', 3, klDiv],
  ['torch', 'poisson_nll_loss', 3, poisson],
  ['torch', 'gaussian_nll_loss', 3, gaussian],
  ['torch', 'softmax', 1, softmaxLike],
  ['torch', 'log_softmax', 1, softmaxLike],
  ['torch', 'logsumexp', 2, torchLogSumExp],
  ['torch', 'sigmoid', 1, unary((r) => logit(r, 5))],
  ['torch', 'logsigmoid', 1, unary((r) => logit(r, 5))],
  ['torch', 'special.entr', 1, unary(positive)],
  ['torch', 'special.xlogy', 1, torchXlogy],
  ['torch', 'softplus', 1, softplus],
  ['scipy', 'stats.entropy', 3, scipyEntropy],
  ['scipy', 'spatial.distance.jensenshannon', 3, jensenShannon],
  ['scipy', 'special.logsumexp', 3, scipyLogSumExp],
  ['scipy', 'special.softmax', 1, scipySoftmax],
  ['scipy', 'special.log_softmax', 1, scipySoftmax],
  ['scipy', 'special.entr', 1, specialUnary],
  ['scipy', 'special.expit', 1, specialUnary],
  ['scipy', 'special.log_expit', 1, specialUnary],
  ['scipy', 'special.rel_entr', 1, specialBinary],
  ['scipy', 'special.kl_div', 1, specialBinary],
  ['scipy', 'special.xlogy', 1, specialBinary],
  ['scipy', 'special.xlog1py', 1, specialBinary],
  ['sklearn', 'log_loss', 5, logLoss],
  ['sklearn', 'brier_score_loss', 3, brier],
];

/** `rounds` passes over the vocabulary. */
export function* requests(seed, rounds) {
  const r = random(seed);
  for (let round = 0; round < rounds; round++) {
    for (const [lib, fn, times, make] of vocabulary) {
      for (let i = 0; i < times; i++) yield {id: `${lib}.${fn}`, lib, fn, args: make(r)};
    }
  }
}
