/** The tables of character classes, over every code unit. */
import assert from 'node:assert/strict';
import {classOf, DIGIT, isWordPart, NEWLINE, SPACE, WORD} from '../../src/core/literal/chars.ts';

const codes = Array.from({length: 65536}, (_, code) => code);
const named = (code: number) => code.toString(16).padStart(4, '0');

describe('character classes', () => {
  it('hold letters, digits and what is beyond ASCII for parts of words, blanks of any script not', () => {
    const isPart = (code: number) => [WORD, DIGIT].includes(classOf(code));
    assert.deepEqual(codes.filter((code) => isWordPart(code) !== isPart(code)).map(named), []);
    const apart = codes.slice(128).filter((code) => !isWordPart(code));
    const expected = /[\u00a0\u2000-\u200b\u2028\u2029\u202f\u3000\ufeff]/;
    assert.deepEqual(apart.filter((code) => !expected.test(String.fromCharCode(code))).map(named), []);
    assert.ok(apart.every((code) => [NEWLINE, SPACE].includes(classOf(code))));
    assert.equal(apart.length, 18);
  });
});
