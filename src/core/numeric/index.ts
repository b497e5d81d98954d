/** Sums, logarithms and exponentials that keep their digits: the public names of the numeric core. */
export {
  logFactorial,
  logGamma,
  logSigmoid,
  naturalLog,
  sigmoid,
  softplus,
  xlog1py,
  xlogy,
} from './elementary.ts';
export {plainLogSumExp} from './plain/logSumExp.ts';
export {plainSigmoid} from './plain/sigmoid.ts';
export {plainLogSoftmax, plainSoftmax} from './plain/softmax.ts';
export {plainSoftplus} from './plain/softplus.ts';
export {plainSum} from './plain/sum.ts';
export {plainXlog1py, plainXlogy} from './plain/xlogy.ts';
export {exactLimit, type Precision, precisionFor} from './precision.ts';
export {logSoftmax, logSumExp, softmax} from './softmax.ts';
export {sum} from './sum.ts';
export {fromNats, natsPerUnit, toNats, unitBase} from './units.ts';
