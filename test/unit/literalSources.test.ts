/** Real source files with what Python's and acorn's parsers see in them (recorded by test/oracles/source.oracle.mjs). */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {findArrays} from '../../src/core/literal/index.ts';

interface Recorded {
  readonly name: string;
  readonly language: string;
  readonly text: string;
  readonly containers: readonly string[];
  readonly literals: readonly {start: number; end: number; shape: number[]; values: number[]}[];
}

const recorded: readonly Recorded[] = JSON.parse(readFileSync('test/unit/data/sourceLiterals.json', 'utf8'));

describe('recorded sources', () => {
  for (const [i, {name, language, text, containers, literals}] of recorded.entries()) {
    it(`${name} ${i + 1}: ${literals.length} literals found, nothing else taken for one`, () => {
      const {arrays} = findArrays(text, {languageId: language});
      const found = new Map(arrays.map((a) => [`${a.start},${a.end}`, {shape: a.shape, values: Array.from(a.values)}]));
      for (const {start, end, shape, values} of literals) {
        assert.deepEqual(found.get(`${start},${end}`), {shape, values}, text.slice(start, end));
      }
      const code = arrays.filter((a) => a.where === 'code').map((a) => `${a.start},${a.end}`);
      assert.deepEqual(
        code.filter((place) => !containers.includes(place)),
        [],
      );
    });
  }
});
