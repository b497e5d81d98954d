/** The loss spelled out in array operations, for NumPy and JAX, and for what other frameworks have no function for. */
import type {Evaluation} from '../../evaluate/types.ts';
import {assertion, type Parts, partsOf, pythonList, pythonNumber, repeated} from './snippetParts.ts';

/** The few names in which array libraries differ. */
interface Dialect {
  readonly imports: readonly string[];
  readonly module: string;
  readonly array: (text: string) => string;
  readonly logSoftmax: (z: string) => string;
}

export type FormulaLibrary = 'numpy' | 'jax' | 'torch';

const DIALECTS: Readonly<Record<FormulaLibrary, Dialect>> = {
  numpy: {
    imports: [
      'import math',
      '',
      'import numpy as np',
      '',
      'np.seterr(divide="ignore")  # log 0 is −inf here, on purpose',
    ],
    module: 'np',
    array: (text) => `np.array(${text}, dtype=np.float64)`,
    logSoftmax: (z) => `${z} - np.logaddexp.reduce(${z}, axis=-1, keepdims=True)`,
  },
  jax: {
    imports: [
      'import math',
      '',
      'import jax',
      'import jax.numpy as jnp',
      '',
      'jax.config.update("jax_enable_x64", True)',
    ],
    module: 'jnp',
    array: (text) => `jnp.array(${text}, dtype=jnp.float64)`,
    logSoftmax: (z) => `jax.nn.log_softmax(${z}, axis=-1)`,
  },
  torch: {
    imports: ['import math', '', 'import torch'],
    module: 'torch',
    array: (text) => `torch.tensor(${text}, dtype=torch.float64)`,
    logSoftmax: (z) => `torch.log_softmax(${z}, dim=-1)`,
  },
};

export function formulaSnippet(evaluation: Evaluation, library: FormulaLibrary): string {
  const parts = partsOf(evaluation);
  const dialect = DIALECTS[library];
  const lines = [
    ...dialect.imports,
    '',
    `prediction = ${dialect.array(parts.raw)}`,
    `p = ${dialect.array(parts.target)}`,
    '',
    ...(parts.isExclusive ? exclusiveLines(parts, dialect) : independentLines(parts, dialect)),
    ...rowLines(parts, dialect),
    `loss = rows.sum() / ${pythonNumber(parts.divisor)}${parts.hasIgnored ? '  # ignored rows do not count' : ''}`,
    ...assertion(parts, '1e-9'),
  ];
  return `${lines.join('\n')}\n`;
}

function scaledBy({options: {temperature = 1}}: Parts, text: string): string {
  return temperature === 1 ? text : `${text} / ${pythonNumber(temperature)}`;
}

/** ln q over exclusive classes, from whatever was given. */
function logProbabilityLines(parts: Parts, {module, logSoftmax}: Dialect): string[] {
  const {evaluation, options} = parts;
  if (parts.isLogits) return [`z = ${scaledBy(parts, 'prediction')}`, `log_q = ${logSoftmax('z')}`];
  const isNormalized = options.normalize ?? evaluation.predictionKind === 'counts';
  const log =
    evaluation.predictionKind === 'log-probabilities'
      ? 'log_q = prediction'
      : `log_q = ${module}.log(prediction${isNormalized ? ' / prediction.sum(axis=-1)[:, None]' : ''})`;
  if ((options.temperature ?? 1) === 1) return [log];
  return [log, `z = ${scaledBy(parts, 'log_q')}`, `log_q = ${logSoftmax('z')}`];
}

function exclusiveLines(parts: Parts, dialect: Dialect): string[] {
  const {module, array} = dialect;
  const {labelSmoothing, weight, focalGamma, focalAlpha} = parts.options;
  const {numClasses} = parts.evaluation;
  const epsilon = pythonNumber(labelSmoothing ?? 0);
  return [
    ...logProbabilityLines(parts, dialect),
    ...(labelSmoothing ? [`p = p * (1 - ${epsilon}) + ${epsilon} / ${numClasses}  # label smoothing`] : []),
    `terms = -p * ${module}.where(p > 0, log_q, ${module}.zeros_like(log_q))  # 0 · log 0 = 0`,
    ...(weight ? [`terms = terms * ${array(pythonList(repeated(weight, numClasses)))}  # class weights`] : []),
    ...(focalGamma ? [`terms = terms * (1 - ${module}.exp(log_q)) ** ${pythonNumber(focalGamma)}  # focal`] : []),
    ...(focalAlpha === undefined ? [] : [`terms = terms * ${pythonNumber(focalAlpha)}  # focal α`]),
  ];
}

/** ln q and ln(1 − q) of Bernoulli classes. */
function bernoulliLogLines(parts: Parts, {module}: Dialect): string[] {
  const zeros = `${module}.zeros_like(prediction)`;
  const fromLogits = [`log_q = -${module}.logaddexp(${zeros}, -z)`, `log_not_q = -${module}.logaddexp(${zeros}, z)`];
  if (parts.isLogits) return [`z = ${scaledBy(parts, 'prediction')}`, ...fromLogits];
  const isLog = parts.evaluation.predictionKind === 'log-probabilities';
  const logs = [
    isLog ? 'log_q = prediction' : `log_q = ${module}.log(prediction)`,
    isLog ? `log_not_q = ${module}.log(-${module}.expm1(prediction))` : `log_not_q = ${module}.log1p(-prediction)`,
  ];
  return (parts.options.temperature ?? 1) === 1
    ? logs
    : [...logs, `z = ${scaledBy(parts, '(log_q - log_not_q)')}`, ...fromLogits];
}

function independentLines(parts: Parts, dialect: Dialect): string[] {
  const {module} = dialect;
  const {labelSmoothing, focalGamma, focalAlpha} = parts.options;
  const epsilon = pythonNumber(labelSmoothing ?? 0);
  const gamma = pythonNumber(focalGamma ?? 0);
  const zeros = `${module}.zeros_like(log_q)`;
  return [
    ...bernoulliLogLines(parts, dialect),
    ...(labelSmoothing ? [`p = p * (1 - ${epsilon}) + ${epsilon} / 2  # label smoothing`] : []),
    `ones = -p * ${module}.where(p > 0, log_q, ${zeros})  # 0 · log 0 = 0`,
    `nots = -(1 - p) * ${module}.where(p < 1, log_not_q, ${zeros})`,
    ...independentWeights(parts, dialect),
    ...(focalGamma
      ? [
          `ones = ones * ${module}.exp(log_not_q) ** ${gamma}  # focal`,
          `nots = nots * ${module}.exp(log_q) ** ${gamma}`,
        ]
      : []),
    ...(focalAlpha === undefined
      ? []
      : [`ones = ones * ${pythonNumber(focalAlpha)}  # focal α`, `nots = nots * ${pythonNumber(1 - focalAlpha)}`]),
    'terms = ones + nots',
  ];
}

/** Class weights are by label where there is one class, by class otherwise; posWeight scales label 1. */
function independentWeights({options: {weight, posWeight}, evaluation}: Parts, {array}: Dialect): string[] {
  const {task, numClasses} = evaluation;
  const [w0, w1] = weight ? repeated(weight, 2) : [1, 1];
  const byLabel = [
    `ones = ones * ${pythonNumber(w1)}  # weight of label 1`,
    `nots = nots * ${pythonNumber(w0)}  # weight of label 0`,
  ];
  const byClass = (list: readonly number[]) => array(pythonList(repeated(list, numClasses)));
  const both = weight ? [`ones = ones * ${byClass(weight)}  # class weights`, `nots = nots * ${byClass(weight)}`] : [];
  return [
    ...(weight && task === 'binary' ? byLabel : both),
    ...(posWeight ? [`ones = ones * ${byClass(posWeight)}  # pos_weight`] : []),
  ];
}

function rowLines({options: {sampleWeight}, hasIgnored, ignored, evaluation}: Parts, {array}: Dialect): string[] {
  const valid = pythonList(ignored.map((isIgnored) => (isIgnored ? 0 : 1)));
  return [
    'rows = terms.sum(axis=-1)',
    ...(sampleWeight
      ? [`rows = rows * ${array(pythonList(repeated(sampleWeight, evaluation.numRows)))}  # sample weights`]
      : []),
    ...(hasIgnored ? [`rows = rows * ${array(valid)}  # 0 where ignored`] : []),
  ];
}
