/** What the quick fixes leave of the corpus of call sites is Python still: its own parser reads all of it. Needs a Python (PYTHON, else python3). */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {applied, callSites, offeredFixes} from '../helpers/callSites.ts';

const python = process.env.PYTHON ?? 'python3';
const parser = `
import ast, json, sys
broken = []
for place, text in json.load(sys.stdin):
    try:
        ast.parse(text)
    except SyntaxError as error:
        broken.append(f"{place}: {error}\\n{text}")
print(json.dumps(broken))`;

const brokenOf = (texts: readonly (readonly [string, string])[]): unknown =>
  JSON.parse(execFileSync(python, ['-c', parser], {input: JSON.stringify(texts), encoding: 'utf8'}));

describe('quick fixes in Python', () => {
  const fixed = offeredFixes(callSites().filter((s) => s.languageId === 'python'));

  it('leave sources that parse', () => {
    assert.ok(fixed.length > 200);
    assert.deepEqual(brokenOf(fixed.map((f) => [`${f.place} ${f.code}`, applied(f.text, f.fix)])), []);
  });
}).timeout(60_000);
