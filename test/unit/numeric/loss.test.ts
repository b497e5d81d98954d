/** The losses on the figures of the reference (values by mpmath), their options, and their edges. */
import assert from 'node:assert/strict';
import * as loss from '../../../src/core/loss/index.ts';

const {POSITIVE_INFINITY: inf, NaN: nan} = Number;
const p = [0.98, 0.01, 0.01];
const bits = {unit: 'bits'} as const;
const rows = {logits: [1.2, -0.8, -0.5, 0.9, -1.2, 1.1], shape: [2, 3] as const, weight: [1, 2, 3]};
const oneHot = [1, 0, 0, 0, 1, 0];

function table(cases: readonly (readonly [string, number, number])[]): void {
  for (const [name, actual, expected] of cases) it(name, () => assert.equal(actual + 0, expected));
}

describe('loss (numeric)', () => {
  describe('of one prediction', () => {
    table([
      ['surprisal of a certain outcome', loss.surprisal(1), 0],
      ['surprisal of ½ in bits', loss.surprisal(0.5, 'bits'), 1],
      ['surprisal of the impossible', loss.surprisal(0), inf],
      ['surprisal of −1', loss.surprisal(-1), nan],
      ['surprisal of 0.1 in hartleys', loss.surprisal(0.1, 'hartleys'), 1],
      ['code length of 0.7', loss.codeLength(0.7), 0.5145731728297583],
      ['p = 0.9, y = 1', loss.binaryCrossEntropy({probabilities: [0.9], labels: [1]}).value, 0.10536051565782628],
      ['p = 0, y = 1', loss.binaryCrossEntropy({probabilities: [0], labels: [1]}).value, inf],
      ['p = 1, y = 1', loss.binaryCrossEntropy({probabilities: [1], labels: [1]}).value, 0],
      ['p = 1.5, y = 0', loss.binaryCrossEntropy({probabilities: [1.5], labels: [0]}).value, nan],
      ['logit −∞, y = 0', loss.binaryCrossEntropyWithLogits({logits: [-inf], labels: [0]}).value, 0],
      ['logit −∞, y = 1', loss.binaryCrossEntropyWithLogits({logits: [-inf], labels: [1]}).value, inf],
    ]);
  });

  describe('of two distributions', () => {
    table([
      ['H(P)', loss.entropy(p), 0.11190205689093091],
      ['H(P, Q)', loss.crossEntropy(p, [0.8, 0.1, 0.1]), 0.2647323821478064],
      ['H(P, Q) of a wrong prediction', loss.crossEntropy(p, [0.1, 0.8, 0.1]), 2.281790677577247],
      ['KL(P‖Q)', loss.klDivergence(p, [0.8, 0.1, 0.1]), 0.1528303252568755],
      ['KL to itself', loss.klDivergence(p, p), 0],
      ['KL where q misses p', loss.klDivergence([0.5, 0.5], [1, 0]), inf],
      ['KL where p misses q', loss.klDivergence([1, 0], [0.5, 0.5], bits), 1],
      ['KL of proportional rows, normalised', loss.klDivergence([1, 2], [3, 6], {normalize: true}), 0],
      ['JS of disjoint supports', loss.jsDivergence([1, 0], [0, 1], bits), 1],
      ['JS distance', loss.jsDistance([1, 0], [0, 1], bits), 1],
      ['JS to itself, normalised', loss.jsDivergence([1, 2, 4], [1, 2, 4], {normalize: true}), 0],
      ['H of counts, normalised', loss.entropy([3, 3, 3, 3], {normalize: true, unit: 'bits'}), 2],
      ['H of zeros, normalised', loss.entropy([0, 0], {normalize: true}), nan],
      ['H of a negative number', loss.entropy([-0.1, 1.1]), nan],
      ['H of nothing', loss.entropy([]), 0],
      ['H that cancels to nothing', loss.entropy([2, 0.5, 0.5, 0.5, 0.5]), 0],
      ['perplexity of ln 4', loss.perplexity(Math.log(4)), 4],
      ['perplexity of ∞', loss.perplexity(inf), inf],
    ]);

    it('gives the terms', () => {
      assert.deepEqual([...loss.crossEntropyTerms([0, 1, 0.5], [0, 0.5, 0])], [0, Math.LN2, inf]);
      assert.deepEqual([...loss.klTerms([0, 1, 0.5], [0, 0.5, 0])], [0, Math.LN2, inf]);
    });

    it('is as good in plain float64 to 15 digits', () => {
      const q = [0.8, 0.1, 0.1];
      for (const f of [loss.crossEntropy, loss.klDivergence, loss.jsDivergence, loss.jsDistance]) {
        const [plain, exact] = [f(p, q, {precision: 'plain'}), f(p, q)];
        assert.ok(Math.abs(plain - exact) < 1e-15, f.name);
      }
      assert.ok(Math.abs(loss.entropy(p, {precision: 'plain', normalize: true}) - loss.entropy(p)) < 1e-15);
    });
  });

  describe('softmax cross-entropy', () => {
    const smooth = {...rows, labelSmoothing: 0.1};
    table([
      ['indices, weights', loss.softmaxCrossEntropy({...rows, target: [0, 1]}).value, 2.059909099084796],
      ['one-hot, weights', loss.softmaxCrossEntropy({...rows, targetProbabilities: oneHot}).value, 3.089863648627194],
      ['indices, smoothing', loss.softmaxCrossEntropy({...smooth, target: [0, 1]}).value, 2.0702245337140917],
      [
        'one-hot, smoothing',
        loss.softmaxCrossEntropy({...smooth, targetProbabilities: oneHot}).value,
        3.1053368005711377,
      ],
      ['all ignored', loss.softmaxCrossEntropy({...rows, target: [1, 1], ignoreIndex: 1}).value, nan],
      ['an index out of range', loss.softmaxCrossEntropy({...rows, target: [0, 3]}).value, nan],
      [
        'the documented example',
        loss.softmaxCrossEntropy({logits: [1, 2, 3], shape: [1, 3], target: [2]}).value,
        0.4076059644443803,
      ],
    ]);

    it('carries its anatomy', () => {
      const result = loss.softmaxCrossEntropy({...rows, target: [0, 1], ignoreIndex: 1}, {reduction: 'sum'});
      assert.deepEqual([result.valid, result.ignored, result.denominator, result.elements[1]], [1, [1], 1, 0]);
      assert.equal(result.value, result.elements[0]);
      assert.equal(result.sum, result.value);
    });

    it('divides the logits by the temperature', () => {
      const halved = rows.logits.map((x) => x / 2);
      const warm = loss.softmaxCrossEntropy({...rows, target: [0, 1], temperature: 2}).value;
      assert.equal(warm, loss.softmaxCrossEntropy({...rows, logits: halved, target: [0, 1]}).value);
    });

    it('has a gradient of q − p', () => {
      const gradient = loss.softmaxGradient({logits: [0, 0], shape: [1, 2], target: [1]});
      assert.deepEqual([...gradient], [0.5, -0.5]);
    });

    it('keeps the gradient of a nearly certain, right prediction', () => {
      const gradient = loss.softmaxGradient({logits: [50, 0], shape: [1, 2], target: [0]});
      assert.deepEqual([...gradient], [-1.9287498479639178e-22, 1.9287498479639178e-22]);
    });

    it('has a gradient for soft targets and impossible classes, none for a row without a softmax', () => {
      const soft = {logits: [0, 0, -Infinity], shape: [1, 3] as const, targetProbabilities: [0.25, 0.75, 0]};
      assert.deepEqual([...loss.softmaxGradient(soft)], [0.25, -0.25, 0]);
      assert.deepEqual([...loss.softmaxGradient(soft, 'plain')], [0.25, -0.25, 0]);
      assert.ok(Number.isNaN(loss.softmaxGradient({logits: [Infinity, 0], shape: [1, 2], target: [0]})[0]));
    });
  });

  describe('the other names', () => {
    const multilabel = {probabilities: [0.8, 0.4, 0.6], labels: [1, 0, 1]};
    const nll = {shape: [1, 3] as const, target: [1]};
    table([
      ['multi-label, summed', loss.bernoulliNll(multilabel, {...bits, reduction: 'sum'}).value, 1.7958592832197746],
      ['categorical', loss.categoricalNll({...nll, probabilities: [0.2, 0.7, 0.1]}, bits).value, 0.5145731728297583],
      ['from log-probabilities', loss.nllFromLogProbabilities({...nll, logProbabilities: [-3, -0.5, -2]}).value, 0.5],
      [
        'raw probabilities taken for log',
        loss.nllFromLogProbabilities({...nll, logProbabilities: [0.2, 0.7, 0.1]}).value,
        -0.7,
      ],
      ['Poisson', loss.poissonNll({prediction: [2], target: [3]}).value, -0.07944154167983593],
      ['Poisson of rate 0, count 0', loss.poissonNll({prediction: [0], target: [0]}).value, 0],
      ['Poisson of rate 0, count 1', loss.poissonNll({prediction: [0], target: [1]}).value, inf],
      ['Gaussian', loss.gaussianNll({mean: [0], target: [0], variance: [1], full: true}).value, 0.9189385332046728],
      ['Gaussian of variance 0 off the mean', loss.gaussianNll({mean: [0], target: [1], variance: [0]}).value, inf],
      ['Laplace', loss.laplaceNll({location: [1], target: [3], scale: [1], full: true}).value, 2.6931471805599454],
      ['squared error', loss.meanSquaredError({prediction: [1, 2], target: [3, 2]}).value, 2],
      ['absolute error', loss.meanAbsoluteError({prediction: [1, 2], target: [3, 2]}).value, 1],
      ['squared error has no unit', loss.meanSquaredError({prediction: [1], target: [3]}, bits).value, 4],
      ['Brier', loss.brierBinary({probabilities: [0.5], labels: [1]}).value, 0.25],
      ['Brier of three classes', loss.brierMulticlass({...nll, probabilities: [0.5, 0.5, 0]}).value, 0.5],
      ['focal, γ = 0', loss.focalBinary({probabilities: [0.5], labels: [1], gamma: 0}).value, Math.LN2],
      ['focal, p = 1', loss.focalBinary({probabilities: [1], labels: [1], gamma: 2}).value, 0],
      ['focal of a soft label', loss.focalBinary({probabilities: [0.5], labels: [0.5], gamma: 2}).value, nan],
      ['focal of one class', loss.focalMulticlass({logits: [1], shape: [1, 1], target: [0], gamma: 2}).value, 0],
      [
        'focal of a hopeless class',
        loss.focalMulticlass({logits: [1e308, -1e308], shape: [1, 2], target: [0], gamma: 2}).value,
        0,
      ],
    ]);

    it('gives NaN and the elements under “none”', () => {
      const result = loss.binaryCrossEntropy(multilabel, {reduction: 'none'});
      assert.ok(Number.isNaN(result.value));
      assert.equal(result.elements.length, 3);
    });

    it('takes the plain path for many values, with the same meaning', () => {
      const n = 5000;
      const labels = Float64Array.from({length: n}, (_, i) => i % 2);
      const logits = Float64Array.from({length: n}, (_, i) => Math.sin(i) * 10);
      const plain = loss.binaryCrossEntropyWithLogits({logits, labels});
      const exact = loss.binaryCrossEntropyWithLogits({logits, labels}, {precision: 'exact'});
      assert.ok(Math.abs(plain.value - exact.value) < 1e-15 * exact.value);
    });
  });
});
