/** PyTorch: its own functions where they compute this loss, array operations where they do not. */
import type {Evaluation} from '../../evaluate/types.ts';
import {formulaSnippet} from './formulaSnippet.ts';
import {assertion, isPlain, type Parts, partsOf, pythonList, pythonNumber} from './snippetParts.ts';

const HEAD = ['import math', '', 'import torch', 'import torch.nn.functional as F', ''];
const tensor = (text: string): string => `torch.tensor(${text}, dtype=torch.float64)`;

export function torchSnippet(evaluation: Evaluation): string {
  const parts = partsOf(evaluation);
  const call = parts.isInfinite ? undefined : (crossEntropy(parts) ?? nll(parts) ?? bce(parts));
  if (!call) return formulaSnippet(evaluation, 'torch');
  return `${[...HEAD, ...call, ...assertion(parts, '1e-9')].join('\n')}\n`;
}

/** cross_entropy has weights, smoothing and the ignore index; its own mean is right where the denominator is its own. */
function crossEntropy(parts: Parts): string[] | undefined {
  const {options, isLogits, isExclusive, indices, raw, target} = parts;
  const {sampleWeight, focalGamma, focalAlpha, denominator, temperature, weight, labelSmoothing} = options;
  if (!isLogits || !isExclusive || sampleWeight || focalGamma || focalAlpha !== undefined || denominator)
    return undefined;
  if (parts.hasIgnored && !indices) return undefined;
  const isIndex = indices !== undefined && parts.evaluation.targetKind === 'index';
  const extras = [
    ...(weight ? [`weight=${tensor(pythonList(weight))}`] : []),
    ...(labelSmoothing ? [`label_smoothing=${pythonNumber(labelSmoothing)}`] : []),
  ];
  if (weight?.length === 1) return undefined;
  return [
    `logits = ${tensor(raw)}`,
    isIndex
      ? `target = torch.tensor(${pythonList(indices, false)})  # class indices from 0`
      : `target = ${tensor(target)}`,
    `loss = F.cross_entropy(${[`logits${temperature && temperature !== 1 ? ` / ${pythonNumber(temperature)}` : ''}`, 'target', ...extras].join(', ')})`,
  ];
}

function nll(parts: Parts): string[] | undefined {
  const {evaluation, indices, isExclusive, raw} = parts;
  const isDirect = evaluation.predictionKind === 'probabilities' && !parts.options.normalize;
  if (!isExclusive || !indices || !isDirect || !isPlain({...parts, hasIgnored: false})) return undefined;
  return [
    `probabilities = ${tensor(raw)}`,
    `target = torch.tensor(${pythonList(indices, false)})  # class indices from 0`,
    'loss = F.nll_loss(torch.log(probabilities), target)',
  ];
}

/** The sum over classes is not PyTorch's default: reduction='sum' over rows, then divided by their number. */
function bce(parts: Parts): string[] | undefined {
  const {evaluation, isExclusive, isLogits, raw, target} = parts;
  if (isExclusive || !isPlain(parts) || (!isLogits && evaluation.predictionKind !== 'probabilities')) return undefined;
  const name = isLogits ? 'binary_cross_entropy_with_logits' : 'binary_cross_entropy';
  const isClamped = !isLogits && parts.evaluation.rows.some(({loss = 0}) => loss > 100);
  if (isClamped) return undefined;
  return [
    `prediction = ${tensor(raw)}`,
    `target = ${tensor(target)}`,
    `loss = F.${name}(prediction, target, reduction="sum") / ${evaluation.numRows}`,
    ...(evaluation.numClasses > 1 ? ['# reduction="mean", the default, also divides by the number of classes'] : []),
  ];
}
