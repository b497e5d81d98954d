/** Fresh variants of every form, language by language: what the reader makes of each, whole (test/unit/data/literalVariants.json). */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {findArrays} from '../../src/core/literal/index.ts';
import type {NumericArray} from '../../src/core/literal/types.ts';

interface Variant {
  readonly language: string;
  readonly text: string;
  readonly arrays: readonly object[];
}

const variants: readonly Variant[] = JSON.parse(readFileSync('test/unit/data/literalVariants.json', 'utf8'));

const numbers = (values: Float64Array): string => Array.from(values, (v) => (Object.is(v, -0) ? '-0' : v)).join(' ');

/** All that tells something, in words: what is usual is left out. */
const told = (text: string, a: NumericArray): object => ({
  source: text.slice(a.start, a.end),
  shape: a.shape,
  values: numbers(a.values),
  container: a.container,
  ...(a.where !== 'code' && {where: a.where}),
  ...(a.name !== undefined && {name: a.name}),
  ...(a.classNames && {classNames: a.classNames}),
  ...(a.rowNames && {rowNames: a.rowNames}),
  ...(a.call && {call: `${a.call.callee} ${a.call.argument}`}),
  ...(a.wrappers && {wrappers: a.wrappers}),
  ...(a.dtype && {dtype: a.dtype}),
  ...(a.shapeInCall && {shapeInCall: a.shapeInCall}),
  ...(a.valuesInCall && {valuesInCall: numbers(a.valuesInCall)}),
  ...(a.partOf && {isPart: true}),
  ...(a.complete ? {} : {complete: false}),
  ...(a.diagnostics.length > 0 && {
    diagnostics: a.diagnostics.map((d) => `${d.code}: ${text.slice(d.offset, d.offset + d.length)}`),
  }),
});

describe('variants of the forms', () => {
  for (const language of new Set(variants.map((v) => v.language))) {
    it(language, () => {
      for (const {text, arrays} of variants.filter((v) => v.language === language)) {
        const found = findArrays(text, {languageId: language}).arrays.map((a) => told(text, a));
        assert.deepEqual(found, arrays, text);
      }
    });
  }
});
