/** docs/rules.md is what the table generates. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {rulesDocument} from '../../src/core/rules/document.ts';

describe('rules: the documentation', () => {
  it('docs/rules.md is up to date (npm run docs)', () => {
    assert.equal(readFileSync('docs/rules.md', 'utf8'), rulesDocument());
  });
});
