/** torch.nn.functional's losses and the functions they are made of. */
import type {FrameworkFunction} from '../call.ts';
import {binaryCrossEntropy, binaryCrossEntropyWithLogits} from './binary.ts';
import {crossEntropyCall, expCrossEntropyCall} from './crossEntropy.ts';
import {gaussianNllLoss, klDiv, poissonNllLoss} from './divergence.ts';
import {entrCall, logSigmoidCall, sigmoidCall, softplusCall, xlogyCall} from './elementwise.ts';
import {nllLossCall} from './nllLoss.ts';
import {logSoftmax, logSumExp, softmax, softmaxCall} from './softmax.ts';

const legacy = ['size_average', 'reduce'];
const weighted = ['input', 'target', 'weight', 'size_average', 'ignore_index', 'reduce', 'reduction'];
const softmaxParameters = ['input', 'dim', '_stacklevel', 'dtype'];

export const torchFunctions: readonly FrameworkFunction[] = [
  {lib: 'torch', fn: 'cross_entropy', parameters: [...weighted, 'label_smoothing'], run: crossEntropyCall},
  {lib: 'torch', fn: 'exp(cross_entropy)', parameters: [...weighted, 'label_smoothing'], run: expCrossEntropyCall},
  {lib: 'torch', fn: 'nll_loss', parameters: weighted, run: nllLossCall},
  {
    lib: 'torch',
    fn: 'binary_cross_entropy',
    parameters: ['input', 'target', 'weight', ...legacy, 'reduction'],
    run: binaryCrossEntropy,
  },
  {
    lib: 'torch',
    fn: 'binary_cross_entropy_with_logits',
    parameters: ['input', 'target', 'weight', ...legacy, 'reduction', 'pos_weight'],
    run: binaryCrossEntropyWithLogits,
  },
  {lib: 'torch', fn: 'kl_div', parameters: ['input', 'target', ...legacy, 'reduction', 'log_target'], run: klDiv},
  {
    lib: 'torch',
    fn: 'poisson_nll_loss',
    parameters: ['input', 'target', 'log_input', 'full', 'size_average', 'eps', 'reduce', 'reduction'],
    run: poissonNllLoss,
  },
  {
    lib: 'torch',
    fn: 'gaussian_nll_loss',
    parameters: ['input', 'target', 'var', 'full', 'eps', 'reduction'],
    run: gaussianNllLoss,
  },
  {lib: 'torch', fn: 'log_softmax', parameters: softmaxParameters, run: (call) => softmaxCall(call, logSoftmax)},
  {lib: 'torch', fn: 'softmax', parameters: softmaxParameters, run: (call) => softmaxCall(call, softmax)},
  {lib: 'torch', fn: 'logsumexp', parameters: ['input', 'dim', 'keepdim', 'keepdims'], run: logSumExp},
  {lib: 'torch', fn: 'logsigmoid', parameters: ['input'], run: logSigmoidCall},
  {lib: 'torch', fn: 'sigmoid', parameters: ['input'], run: sigmoidCall},
  {lib: 'torch', fn: 'softplus', parameters: ['input', 'beta', 'threshold'], run: softplusCall},
  {lib: 'torch', fn: 'entr', parameters: ['input'], run: entrCall},
  {lib: 'torch', fn: 'xlogy', parameters: ['input', 'other'], run: xlogyCall},
];
