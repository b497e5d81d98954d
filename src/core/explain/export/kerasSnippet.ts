/** Keras: its losses where they compute this one (float32, clipped), the formula in keras.ops otherwise. */
import type {Evaluation} from '../../evaluate/types.ts';
import {formulaSnippet} from './formulaSnippet.ts';
import {assertion, isPlain, type Parts, partsOf} from './snippetParts.ts';

/** From here on Keras's clipping to [1e-7, 1 − 1e-7] changes the value. */
const LARGEST_UNCLIPPED = 15;
const SMALLEST_UNCLIPPED = 1e-5;
const HEAD = ['import math', '', 'import keras', 'import numpy as np', ''];

export function kerasSnippet(evaluation: Evaluation): string {
  const parts = partsOf(evaluation);
  const lines = isPlain(parts) && !isClipped(parts) ? callLines(parts) : undefined;
  if (!lines) return withKerasTensor(formulaSnippet(evaluation, 'numpy'));
  return `${[...HEAD, ...lines, ...assertion(parts, '1e-4'), '# Keras computes in float32 and clips probabilities to [1e-7, 1 − 1e-7].'].join('\n')}\n`;
}

function isClipped({evaluation}: Parts): boolean {
  const {rows, q, complement} = evaluation;
  const isExtreme = complement !== undefined && q.some((v) => v < SMALLEST_UNCLIPPED || v > 1 - SMALLEST_UNCLIPPED);
  return isExtreme || rows.some(({loss = 0}) => loss > LARGEST_UNCLIPPED);
}

const array = (text: string): string => `np.array(${text}, dtype="float32")`;

/** Rows are summed over classes by categorical losses and averaged by binary ones, which the factor makes good. */
function callLines(parts: Parts): string[] | undefined {
  const {evaluation, isLogits, isExclusive, raw, target} = parts;
  if (!isLogits && evaluation.predictionKind !== 'probabilities') return undefined;
  if (isExclusive && !isLogits && evaluation.rows.some(({sum}) => Math.abs(sum - 1) > 1e-6)) return undefined;
  const name = isExclusive ? 'CategoricalCrossentropy' : 'BinaryCrossentropy';
  const factor =
    !isExclusive && evaluation.numClasses > 1 ? ` * ${evaluation.numClasses}  # Keras averages over the classes` : '';
  return [
    `prediction = ${array(raw)}`,
    `target = ${array(target)}`,
    `loss = keras.losses.${name}(from_logits=${isLogits ? 'True' : 'False'})(target, prediction)${factor}`,
  ];
}

/** What no Keras loss computes is spelled out, and its result handed to Keras as a tensor. */
function withKerasTensor(text: string): string {
  return text
    .replace('import numpy as np\n', 'import keras\nimport numpy as np\n')
    .replace(
      '\nexpected =',
      '\ntensor = keras.ops.convert_to_tensor(loss)  # no Keras loss computes this by itself\nexpected =',
    );
}
