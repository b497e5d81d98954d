/** The rules after an edit, where only its neighbourhood is read again, say what they say of the whole text. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import fc from 'fast-check';
import {findArrays} from '../../src/core/literal/index.ts';
import {type Checked, checkAgain, checking} from '../../src/core/rules/index.ts';

const folder = 'test/unit/data/call-sites';
const sources = readdirSync(folder).map((file) => ({
  languageId: file.endsWith('.py') ? 'python' : 'typescript',
  text: readFileSync(`${folder}/${file}`, 'utf8').slice(0, 12_000),
}));

/** What people type, and what opens or closes more than it shows. */
const typed = fc.oneof(
  fc.constantFrom(
    ...'\n|\n\n|(|)|[|]|{|}|"|\'|"""|`|#|//|/*|*/|\\|,|=|0.5|, 2|x|  |\n    |def f(x):\n    return x\n'.split('|'),
  ),
  fc.constantFrom('F.softmax(x, 1)', '[[0.2, 0.9], [0.5, 0.5]]', 'loss = F.nll_loss(F.softmax(x, 1), y)\n', '/ 2 /'),
  fc.string({maxLength: 3}),
);
const edit = fc.record({
  at: fc.double({min: 0, max: 1, noNaN: true}),
  removed: fc.integer({min: 0, max: 30}),
  typed,
  /** Whether the next keystroke came before the check of this one was done, and after which of its steps. */
  leftAfter: fc.option(fc.integer({min: 1, max: 5})),
});

function edited(text: string, {at, removed, typed: added}: {at: number; removed: number; typed: string}): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + added + text.slice(from + removed);
}

describe('rules: checked again after an edit', () => {
  it('as if the whole had been read, also where an earlier check was left before it was done', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(edit, {minLength: 1, maxLength: 4}), (source, edits) => {
        const {languageId} = source;
        const readArrays = (text: string) => findArrays(text, {languageId}).arrays;
        let {text} = source;
        let checked: Checked = checkAgain({findings: []}, text, languageId, readArrays);
        for (const one of edits) {
          text = edited(text, one);
          const {leftAfter} = one;
          if (leftAfter !== null) {
            const steps = checking(checked, text, languageId, readArrays);
            for (let i = 0; i < leftAfter; i++) steps.next();
            continue;
          }
          checked = checkAgain(checked, text, languageId, readArrays);
          const whole = checkAgain({findings: []}, text, languageId, readArrays);
          assert.deepEqual(checked.reading?.tokens, whole.reading?.tokens);
          assert.deepEqual(checked.findings, whole.findings);
        }
        checked = checkAgain(checked, text, languageId, readArrays);
        const whole = checkAgain({findings: []}, text, languageId, readArrays);
        assert.deepEqual(checked.findings, whole.findings);
        assert.deepEqual(checked.known?.source.scopes, whole.known?.source.scopes);
        assert.deepEqual(checked.known?.source.calls, whole.known?.source.calls);
      }),
      {numRuns: 150},
    );
  }).timeout(60_000);
});
