/** The look-ups of the rules end, and soon, in sources that refer to themselves. */
import assert from 'node:assert/strict';
import {checkDocument} from '../../src/core/rules/index.ts';

const head = 'import torch.nn.functional as F\n';
const sources: Readonly<Record<string, string>> = {
  'a forward that returns itself': `${head}class A:\n  def forward(self, x):\n${'    return self.forward(x)\n'.repeat(8)}a = A()\nF.cross_entropy(a(x), y)\n`,
  'functions that return each other': `${head}def f(x):\n${'    return g(x)\n'.repeat(6)}def g(x):\n${'    return f(x)\n'.repeat(6)}F.cross_entropy(f(x), y)\n`,
  'a name reassigned in many branches': `${head}${'if a:\n    x = x.float()\n'.repeat(40)}F.cross_entropy(x, y)\n`,
  'a parameter used behind many ifs that return': `${head}def f(x, y, k):\n${'    if k:\n        return 1\n    F.cross_entropy(x, y)\n'.repeat(3000)}f(a.softmax(1), b, 1)\n`,
  'many lambdas on a line': `${head}h = [${'lambda p: F.cross_entropy(p, y), '.repeat(3000)}]\n`,
  'a model rebuilt in many branches': `${head}${'if a:\n    m = m(m(x))\n'.repeat(40)}F.cross_entropy(m(x), y)\n`,
};

describe('rules: bounded look-ups', () => {
  for (const [name, text] of Object.entries(sources)) {
    it(`ends at ${name}`, () => {
      const start = performance.now();
      assert.deepEqual(checkDocument(text, {languageId: 'python', arrays: []}), []);
      assert.ok(performance.now() - start < 2000);
    });
  }
});
