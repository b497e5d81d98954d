/**
 * Call sites as people write them: test/unit/data/call-sites/*.py and *.ts. A line `#% true <rule> …` or `#% clean …`
 * (`//%` in TypeScript) begins a snippet. Precision must be 1 on the clean ones, recall at least 0.95 on the true ones.
 */
import assert from 'node:assert/strict';
import {transformSync} from 'esbuild';
import {applied, callSites, findingsOf, offeredFixes, type Snippet} from '../helpers/callSites.ts';

const snippets = callSites();
const codesOf = (s: Snippet) => findingsOf(s.text, s.languageId).map((f) => f.code);

describe('rules: the corpus of call sites', () => {
  it('holds at least 150 true and 300 clean ones', () => {
    assert.ok(snippets.filter((s) => s.expected).length >= 150);
    assert.ok(snippets.filter((s) => !s.expected).length >= 300);
  });

  it('has precision 1: nothing is said of a clean one, nothing else of a true one', () => {
    const wrong = snippets.flatMap((s) =>
      codesOf(s)
        .filter((code) => code !== s.expected)
        .map((code) => `${s.place} ${code}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('has a recall of at least 0.95', () => {
    const expected = snippets.filter((s) => s.expected);
    const missed = expected.filter((s) => !codesOf(s).includes(s.expected!)).map((s) => `${s.place} ${s.expected}`);
    assert.ok(
      missed.length <= 0.05 * expected.length,
      `missed ${missed.length} of ${expected.length}:\n${missed.join('\n')}`,
    );
  });
});

describe('rules: the quick fixes of the corpus', () => {
  const fixed = offeredFixes(snippets);

  it('mend what they are offered for, and nothing else is said of what they leave', () => {
    const wrong = fixed.flatMap(({place, text, languageId, code, fix}) => {
      const before = findingsOf(text, languageId).map((f) => f.code);
      const after = findingsOf(applied(text, fix), languageId).map((f) => f.code);
      const isMended = after.length < before.length && after.every((c) => before.includes(c));
      return isMended ? [] : [`${place} ${code}: ${applied(text, fix)} → ${after}`];
    });
    assert.deepEqual(wrong, []);
  });

  it('leave TypeScript that parses', () => {
    const scripts = fixed.filter((f) => f.languageId === 'typescript');
    assert.ok(scripts.length > 10);
    for (const {place, code, text, fix} of scripts)
      assert.doesNotThrow(
        () => transformSync(applied(text, fix), {loader: 'ts', logLevel: 'silent'}),
        `${place} ${code}`,
      );
  });

  it('are offered for softmaxes on an earlier line, where nothing else needs them', () => {
    const text = 'import torch.nn.functional as F\nz = net(x)\np = F.softmax(z, dim=1)\nloss = F.cross_entropy(p, y)\n';
    assert.match(applied(text, findingsOf(text, 'python')[0]!.fixes[0]!), /cross_entropy\(z, y\)/);
    const reused = text.replace('net(x)\np = F.softmax(z, dim=1)', '1\np = F.softmax(net(x), dim=1)\nprint(p)');
    assert.deepEqual(findingsOf(reused, 'python')[0]!.fixes.length, 0);
  });

  it('are not offered where the logits have changed since', () => {
    const text =
      'import torch.nn.functional as F\np = F.softmax(z, 1)\nz = f(z)\nshow(p)\nloss = F.cross_entropy(p, y)\n';
    assert.deepEqual(findingsOf(text, 'python')[0]!.fixes, []);
  });
});
