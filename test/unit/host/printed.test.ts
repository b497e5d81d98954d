/** Which variables a cell's output shows. */
import assert from 'node:assert/strict';
import {printedBy} from '../../../src/host/document/printed.ts';

describe('what a cell prints', () => {
  const cases: readonly (readonly [source: string, names: readonly string[], last?: string])[] = [
    ['y_pred = f(x)\nprint(y_pred)', ['y_pred']],
    ['print("Predictions:", probs)', ['probs']],
    ['print(probs, labels, sep="\\n")', ['probs', 'labels']],
    ['print(probs.detach().cpu().numpy().round(3))', ['probs']],
    ['print(probs[:5])  # the first', ['probs']],
    ['print(probs[0, 1], y)', ['probs', 'y']],
    ['print(losses.mean())', []],
    ['print(np.round(probs, 3))', []],
    ['print("a, b")', []],
    ["print(f'{probs}')", []],
    ['display(y_true)\nprobs', ['y_true'], 'probs'],
    ['probs = g()\nprobs.round(2)', [], 'probs'],
    ['probs\n\n', [], 'probs'],
    ['probs = g()', []],
    ['model.fit(x)', []],
    ['for p in probs:\n    print(p)', []],
    ['', []],
  ];
  for (const [source, names, last] of cases) {
    it(JSON.stringify(source), () => assert.deepEqual(printedBy(source), {names, ...(last && {last})}));
  }

  it('takes time that grows with the length alone', () => {
    const start = performance.now();
    printedBy(`print(${'a[0, '.repeat(20_000)})`);
    printedBy(`print(${'"'.repeat(50_001)})`);
    printedBy(`${'a.round(3)'.repeat(20_000)}!`);
    assert.ok(performance.now() - start < 1_000);
  });
});
