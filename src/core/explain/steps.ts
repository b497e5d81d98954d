/** The formula step by step: in general → in this case → with the numbers → the result. */
import {rowAt} from '../evaluate/rows.ts';
import type {Evaluation, FormatOptions} from '../evaluate/types.ts';
import {fill, phrase, say, type Words} from '../say.ts';
import {type Both, collectEnds, foldedSum, number, rowExpression} from './expression.ts';
import {formatNumber, formatQuantity, inUnit, logName, logTex, numberTex} from './format.ts';
import {classLabel, rowLabel, texText} from './labels.ts';
import type {FormulaStep} from './viewModel.ts';

interface Step extends Pick<FormulaStep, 'tex' | 'text'> {
  readonly caption: Words;
}

const step = (caption: Words, tex: string, text: string): Step => ({caption, tex, text});

export function makeSteps(evaluation: Evaluation, row: number, options: FormatOptions): FormulaStep[] {
  const {translate = fill} = options;
  return stepsOf(evaluation, row, options).map((made) => ({...made, caption: phrase(made.caption, translate)}));
}

function stepsOf(evaluation: Evaluation, row: number, options: FormatOptions): Step[] {
  if (!evaluation.loss) return withoutTarget(evaluation, options);
  const head = [general(evaluation, options), ...modifiers(evaluation, options)];
  return evaluation.numRows > 1
    ? [...head, ...rowStep(evaluation, row, options), ...batchSteps(evaluation, options)]
    : [...head, ...caseStep(evaluation, row, options), ...numberSteps(evaluation, row, options)];
}

function withoutTarget(evaluation: Evaluation, options: FormatOptions): Step[] {
  const [log, text] = [logTex[options.unit], logName[options.unit]];
  const entropy = formatQuantity(evaluation.predictionEntropy, options.unit, options.precision);
  return [
    step('surprise of each outcome', `s(c) = -${log} q_c`, `s(c) = −${text} q_c`),
    step(
      'its expected value, the entropy',
      `H(Q) = -\\sum_c q_c ${log} q_c = ${quantityTex(entropy)}`,
      `H(Q) = −Σ q_c ${text} q_c = ${entropy}`,
    ),
  ];
}

function quantityTex(quantity: string): string {
  const [value = '', unit = ''] = quantity.split(/ (?=[a-z]+$)/);
  return `${numberTex(value)}\\ \\text{${unit}}`;
}

function general({task}: Evaluation, {unit}: FormatOptions): Step {
  const [log, text] = [logTex[unit], logName[unit]];
  if (task === 'multiclass') {
    return step('in general', `H(P, Q) = -\\sum_c p_c ${log} q_c`, `H(P, Q) = −Σ p_c ${text} q_c`);
  }
  const tex = `y ${log} q + (1 - y) ${log}(1 - q)`;
  const plain = `y ${text} q + (1 − y) ${text}(1 − q)`;
  if (task === 'binary') return step('in general', `L = -\\left[${tex}\\right]`, `L = −[${plain}]`);
  const indexed = `y_c ${log} q_c + (1 - y_c) ${log}(1 - q_c)`;
  return step(
    'for classes on their own',
    `L = -\\sum_c \\left[${indexed}\\right]`,
    `L = −Σ [y_c ${text} q_c + (1 − y_c) ${text}(1 − q_c)]`,
  );
}

/** What was done to the numbers before the logarithm, or to each term after it. */
function modifiers(evaluation: Evaluation, options: FormatOptions): Step[] {
  const {labelSmoothing = 0, temperature = 1, focalGamma = 0, weight} = evaluation.request.options ?? {};
  return [
    ...sourceOfQ(evaluation, temperature, options),
    ...(labelSmoothing ? [smoothingStep(evaluation, labelSmoothing, options)] : []),
    ...(weight ? [step('weighted by class', 'p_c \\to w_c\\, p_c', 'p_c → w_c p_c')] : []),
    ...(focalGamma ? [focalStep(focalGamma, options)] : []),
  ];
}

function sourceOfQ(evaluation: Evaluation, temperature: number, options: FormatOptions): Step[] {
  const t = number(temperature, options);
  const [over, overText] = temperature === 1 ? ['', ''] : [`/ ${t.tex}`, ` / ${t.text}`];
  if (evaluation.predictionKind === 'logits') {
    return evaluation.task === 'multiclass'
      ? [
          step(
            'softmax of the logits',
            `q_c = \\frac{e^{z_c ${over}}}{\\sum_j e^{z_j ${over}}}`,
            `q_c = exp(z_c${overText}) / Σ exp(z_j${overText})`,
          ),
        ]
      : [step('sigmoid of the logits', `q = \\frac{1}{1 + e^{-z ${over}}}`, `q = 1 / (1 + exp(−z${overText}))`)];
  }
  const tempered =
    temperature === 1 ? [] : [step('with temperature', `q_c \\propto q_c^{1/${t.tex}}`, `q_c ∝ q_c^(1/${t.text})`)];
  if (evaluation.predictionKind === 'log-probabilities')
    return [step('from logarithms', 'q_c = e^{\\ell_c}', 'q_c = exp(ℓ_c)'), ...tempered];
  const isNormalized = evaluation.predictionKind === 'counts' || evaluation.request.options?.normalize;
  return isNormalized
    ? [step('each row divided by its sum', 'q_c = \\frac{n_c}{\\sum_j n_j}', 'q_c = n_c / Σ n_j'), ...tempered]
    : tempered;
}

function smoothingStep({task, numClasses}: Evaluation, epsilon: number, options: FormatOptions): Step {
  const k = task === 'multiclass' ? numClasses : 2;
  const e = number(epsilon, options);
  return step(
    'smoothed target',
    `p_c \\to (1 - ${e.tex})\\,p_c + \\frac{${e.tex}}{${k}}`,
    `p_c → (1 − ${e.text}) p_c + ${e.text} / ${k}`,
  );
}

function focalStep(gamma: number, options: FormatOptions): Step {
  const g = number(gamma, options);
  const [log, text] = [logTex[options.unit], logName[options.unit]];
  return step('focal', `-${log} q \\to -(1 - q)^{${g.tex}} ${log} q`, `−${text} q → −(1 − q)^${g.text} ${text} q`);
}

/** Only the true class's term is left: L = −ln q_dog. */
function caseStep(evaluation: Evaluation, row: number, {unit}: FormatOptions): Step[] {
  const truth = rowAt(evaluation, row).targetIndex;
  const {labelSmoothing, weight, focalGamma} = evaluation.request.options ?? {};
  if (truth === undefined || labelSmoothing || weight || focalGamma) return [];
  const [log, text] = [logTex[unit], logName[unit]];
  const label = classLabel(evaluation, truth);
  if (evaluation.task === 'multiclass') {
    return [step('for one true class', `L = -${log} q_{${texText(label)}}`, `L = −${text} q[${label}]`)];
  }
  return truth === 1
    ? [step('for label 1', `L = -${log} q`, `L = −${text} q`)]
    : [step('for label 0', `L = -${log}(1 - q)`, `L = −${text}(1 − q)`)];
}

function numberSteps(evaluation: Evaluation, row: number, options: FormatOptions): Step[] {
  const value = evaluation.loss?.sum ?? Number.NaN;
  if (Number.isNaN(value)) return [];
  const numbers = rowExpression(evaluation, row, options);
  const divided = evaluation.loss?.value === value ? [] : [denominatorStep(evaluation, options)];
  return [
    step('with your numbers', `L = ${numbers.tex}`, `L = ${numbers.text}`),
    ...termSums(evaluation, row, options),
    result(value, options),
    ...divided,
  ];
}

function result(nats: number, {unit, precision}: FormatOptions): Step {
  const quantity = formatQuantity(nats, unit, precision);
  return step('result', `L = ${quantityTex(quantity)}`, `L = ${quantity}`);
}

/** The chosen row of a batch on its own: L₂ = −ln 0.6 = 0.5108 nats. */
function rowStep(evaluation: Evaluation, row: number, options: FormatOptions): Step[] {
  const {loss = Number.NaN, ignored} = rowAt(evaluation, row);
  if (ignored || Number.isNaN(loss)) return [];
  const numbers = rowExpression(evaluation, row, options);
  const quantity = formatQuantity(loss, options.unit, options.precision);
  const label = rowLabel(evaluation, row);
  return [
    step(
      say('row {0}', label),
      `L_{${label}} = ${numbers.tex} = ${quantityTex(quantity)}`,
      `L[${label}] = ${numbers.text} = ${quantity}`,
    ),
  ];
}

/** The terms' values, where there is more than one. */
function termSums(evaluation: Evaluation, row: number, options: FormatOptions): Step[] {
  const {terms, numClasses} = evaluation;
  const {count, at} = collectEnds<number>((push) => {
    for (let i = row * numClasses; i < (row + 1) * numClasses; i++) if (terms && terms[i] !== 0) push(terms[i]);
  });
  if (count < 2) return [];
  const sum = foldedSum(count, (i) => rounded(at(i), options));
  return [step('term by term', `L = ${sum.tex}`, `L = ${sum.text}`)];
}

function rounded(nats: number, {unit, precision}: FormatOptions): Both {
  const text = formatNumber(inUnit(nats, unit), precision);
  return {tex: numberTex(text), text};
}

function denominatorStep(evaluation: Evaluation, options: FormatOptions): Step {
  const divisor = number((evaluation.loss?.sum ?? 0) / (evaluation.loss?.value ?? 1), options);
  const quantity = formatQuantity(evaluation.loss?.value ?? Number.NaN, options.unit, options.precision);
  return step(
    'divided by the sum of weights',
    `L / ${divisor.tex} = ${quantityTex(quantity)}`,
    `L / ${divisor.text} = ${quantity}`,
  );
}

function batchSteps(evaluation: Evaluation, options: FormatOptions): Step[] {
  const {loss, columns} = evaluation;
  if (!loss || Number.isNaN(loss.value)) return [];
  const {count: valid, at} = collectEnds<number>((push) => {
    for (let r = 0; r < evaluation.numRows; r++) if (!columns.ignored[r]) push(columns.loss?.[r] ?? Number.NaN);
  });
  const isWeighted = loss.denominators.weight !== loss.denominators.valid;
  const divisor = loss.sum === 0 ? number(loss.denominators.valid, options) : number(loss.sum / loss.value, options);
  const count = Number.isFinite(loss.value) ? divisor : number(loss.denominators.valid, options);
  const sum = foldedSum(valid, (i) => rounded(at(i), options));
  const name = isWeighted ? ['\\frac{1}{\\sum_i w_i}', '1/Σw'] : ['\\frac{1}{N}', '1/N'];
  return [
    step('mean over the rows', `L = ${name[0]} \\sum_i L_i`, `L = ${name[1]} Σ L_i`),
    step(
      'with your numbers',
      `L = \\frac{1}{${count.tex}} \\left(${sum.tex}\\right)`,
      `L = (${sum.text}) / ${count.text}`,
    ),
    result(loss.value, options),
  ];
}
