/** The assertion that is inserted holds when it runs, and fails when a number changes: JavaScript here, Python's text compared. */
import assert from 'node:assert/strict';
import {evaluate} from '../../../src/core/evaluate/index.ts';
import {readText} from '../../../src/core/literal/index.ts';
import {assertionText} from '../../../src/host/actions/assertion.ts';

const input = (text: string, name: string) => ({...readText(text).arrays[0], name});

function assertionFor(q: string, y: string, language: string): readonly string[] | undefined {
  const evaluation = evaluate({prediction: input(q, 'probs'), target: input(y, 'labels')});
  return evaluation.ok ? assertionText(language, 'probs', 'labels', evaluation) : undefined;
}

/** Runs the line with the two arrays and tells whether its condition held. */
function holds(line: string, q: string, y: string): boolean {
  let seen: unknown;
  const console = {assert: (condition: unknown) => (seen = condition)};
  new Function('console', 'probs', 'labels', line)(console, JSON.parse(q), JSON.parse(y));
  return seen === true;
}

describe('the inserted assertion', () => {
  for (const [title, q, y, other] of [
    ['one-hot', '[0.2, 0.7, 0.1]', '[0, 1, 0]', '[0.2, 0.6, 0.2]'],
    ['soft', '[0.2, 0.7, 0.1]', '[0.1, 0.8, 0.1]', '[0.2, 0.6, 0.2]'],
    ['rows and one-hot', '[[0.2, 0.8], [0.6, 0.4]]', '[[0, 1], [1, 0]]', '[[0.3, 0.7], [0.6, 0.4]]'],
    ['rows and indices', '[[0.2, 0.7, 0.1], [0.5, 0.3, 0.2]]', '[1, 0]', '[[0.2, 0.6, 0.2], [0.5, 0.3, 0.2]]'],
  ] as const) {
    it(`holds for ${title} and notices a change`, () => {
      const [line] = assertionFor(q, y, 'javascript') ?? assert.fail('none');
      assert.equal(holds(line, q, y), true);
      assert.equal(holds(line, other, y), false);
    });
  }

  it('is Python in Python, with the exact value', () => {
    const lines = assertionFor('[[0.2, 0.7, 0.1], [0.5, 0.3, 0.2]]', '[1, 0]', 'python');
    assert.deepEqual(lines?.[0], 'import math');
    assert.match(
      lines?.[1] ?? '',
      /^assert math\.isclose\(-sum\(math\.log\(row\[y\]\) for row, y in zip\(probs, labels\)\) \/ len\(probs\), 0\.52/,
    );
  });

  it('is not made for logits, other tasks or other languages', () => {
    assert.equal(assertionFor('[2.0, -1.0, 0.5]', '[0, 1, 0]', 'javascript'), undefined);
    assert.equal(assertionFor('[0.8, 0.4, 0.6]', '[1, 0, 1]', 'javascript'), undefined);
    assert.equal(assertionFor('[0.2, 0.7, 0.1]', '[0, 1, 0]', 'rust'), undefined);
  });
});
