/** Every rule flags its own wrong examples and is silent on its right ones. */
import assert from 'node:assert/strict';
import {findArrays} from '../../src/core/literal/index.ts';
import {checkDocument, rules} from '../../src/core/rules/index.ts';

const codes = (text: string) =>
  checkDocument(text, {languageId: 'python', arrays: findArrays(text, {languageId: 'python'}).arrays}).map(
    (f) => f.code,
  );

describe('rules: the table', () => {
  for (const rule of rules) {
    rule.wrong.forEach((text, i) => {
      it(`${rule.id} flags its wrong example ${i + 1}`, () => assert.deepEqual(codes(text), [rule.id]));
    });
    rule.right.forEach((text, i) => {
      it(`${rule.id} is silent on its right example ${i + 1}`, () => assert.deepEqual(codes(text), []));
    });
  }
});
