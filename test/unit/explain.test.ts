/** explain: strings of the view model for the cases that every surface shows. */
import assert from 'node:assert/strict';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {EvaluateRequest, Evaluation} from '../../src/core/evaluate/types.ts';
import {explain} from '../../src/core/explain/index.ts';
import type {ViewModel} from '../../src/core/explain/viewModel.ts';

const vector = (values: readonly number[], extra = {}) => ({values, shape: [values.length], ...extra});
function evaluated(request: EvaluateRequest): Evaluation {
  const result = evaluate(request);
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}
const view = (request: EvaluateRequest, options = {}): ViewModel =>
  explain(evaluated(request), {unit: 'nats', precision: 4, ...options});

describe('explain: one example', () => {
  const request = {prediction: vector([0.2, 0.7, 0.1], {name: 'probs'}), target: vector([1])};
  it('shows result, both units and words', () => {
    const v = view(request);
    assert.equal(v.title, 'probs');
    assert.equal(v.summary, '3 classes · probabilities · Σ = 1.0000 ✓');
    assert.equal(v.headline, '0.3567 nats');
    assert.equal(v.headlineBoth, '0.3567 nats (0.5146 bits)');
    assert.match(v.verdict ?? '', /moderate/);
    assert.match(v.announcement, /0\.3567 nats \(0\.5146 bits\), true class 1 \(counted from 0\)/);
  });
  it('goes from the general formula to the result', () => {
    const texts = view(request).steps.map(({text}) => text);
    assert.deepEqual(texts, ['H(P, Q) = −Σ p_c ln q_c', 'L = −ln q[1]', 'L = −ln 0.7', 'L = 0.3567 nats']);
  });
  it('obeys unit and precision', () => {
    assert.equal(view(request, {unit: 'bits', precision: 6}).headline, '0.514573 bits');
    assert.equal(view(request, {unit: 'hartleys', precision: 6}).headline, '0.154902 hartleys');
  });
  it('keeps hostile class names inert in TeX', () => {
    const classNames = ['a', '\\href{x}{$%_^~&#', 'c'];
    const tex = view({...request, prediction: {...request.prediction, classNames}}).steps[1]?.tex;
    assert.equal(
      tex,
      'L = -\\ln q_{\\text{\\textbackslash{}href\\{x\\}\\{\\$\\%\\_\\textasciicircum{}\\textasciitilde{}\\&\\#}}',
    );
  });
  it('says why a loss is infinite', () => {
    const v = view({prediction: vector([0, 0.7, 0.3]), target: vector([0.3, 0.7, 0])});
    assert.equal(v.headline, '∞ — q is 0 for class 0, where p is 0.3');
  });
  it('folds long rows around the true, the most probable and the worst classes', () => {
    const values = Array.from({length: 100}, (_, i) => (i + 1) / 5050);
    const v = view({prediction: vector(values), target: vector([40])});
    assert.equal(v.classes.length, 8);
    assert.equal(v.hiddenClasses, 92);
    const shown = v.classes.map(({classIndex}) => classIndex);
    for (const c of [40, 99, 98, 0]) assert.ok(shown.includes(c), `${c} in ${shown}`);
  });
});
