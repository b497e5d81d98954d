/**
 * Call sites as people write them: test/unit/data/call-sites/*.py and *.ts. A line `#% true <rule> …` or `#% clean …`
 * (`//%` in TypeScript) begins a snippet. Precision must be 1 on the clean ones, recall at least 0.95 on the true ones.
 */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {findArrays} from '../../src/core/literal/index.ts';
import {checkDocument, type Fix} from '../../src/core/rules/index.ts';

const folder = 'test/unit/data/call-sites';

interface Snippet {
  readonly place: string;
  readonly expected: string | undefined;
  readonly languageId: string;
  readonly text: string;
}

function snippetsOf(file: string): readonly Snippet[] {
  const languageId = file.endsWith('.py') ? 'python' : 'typescript';
  const lines = readFileSync(`${folder}/${file}`, 'utf8').split('\n');
  const heads = lines.flatMap((line, i) => (/^(#|\/\/)% /.test(line) ? [i] : []));
  return heads.map((head, i) => {
    const [, kind, rule] = lines[head]!.split(' ');
    assert.ok(kind === 'true' || kind === 'clean', `${file}:${head + 1}: neither true nor clean`);
    return {
      place: `${file}:${head + 1}`,
      expected: kind === 'true' ? rule : undefined,
      languageId,
      text: lines.slice(head + 1, heads[i + 1]).join('\n'),
    };
  });
}

const snippets = readdirSync(folder)
  .filter((f) => /\.(py|ts)$/.test(f))
  .flatMap(snippetsOf);
const codesOf = (s: Snippet) =>
  checkDocument(s.text, {languageId: s.languageId, arrays: findArrays(s.text, {languageId: s.languageId}).arrays}).map(
    (f) => f.code,
  );

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

const findingsOf = (text: string, languageId: string) =>
  checkDocument(text, {languageId, arrays: findArrays(text, {languageId}).arrays});

function applied(text: string, {edits}: Fix): string {
  const backwards = [...edits].sort((a, b) => b.start - a.start);
  return backwards.reduce((now, {start, end, text: put}) => now.slice(0, start) + put + now.slice(end), text);
}

describe('rules: the quick fixes of the corpus', () => {
  const fixed = snippets.flatMap((s) =>
    findingsOf(s.text, s.languageId).flatMap(({code, fixes}) => fixes.map((fix) => ({...s, code, fix}))),
  );

  it('mend what they are offered for, and nothing else is said of what they leave', () => {
    const wrong = fixed.flatMap(({place, text, languageId, code, fix}) => {
      const before = findingsOf(text, languageId).map((f) => f.code);
      const after = findingsOf(applied(text, fix), languageId).map((f) => f.code);
      const isMended = after.length < before.length && after.every((c) => before.includes(c));
      return isMended ? [] : [`${place} ${code}: ${applied(text, fix)} → ${after}`];
    });
    assert.deepEqual(wrong, []);
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
