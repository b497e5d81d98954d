/** Reading a text with the line-oriented readers, and what every array that they report must fulfil. */
import assert from 'node:assert/strict';
import {readBlocks, readLoose} from '../../../src/core/literal/blocks/index.ts';
import type {BlockContext} from '../../../src/core/literal/blocks/types.ts';
import type {NumericArray} from '../../../src/core/literal/types.ts';

export const plainText: BlockContext = {where: 'code', dialect: 'text'};

export function read(text: string, context: BlockContext = plainText): readonly NumericArray[] {
  const arrays = readBlocks(text, 0, text.length, context);
  for (const array of arrays) assertWellFormed(text, array);
  return arrays;
}

export function readOne(text: string, context: BlockContext = plainText): NumericArray {
  const arrays = read(text, context);
  assert.equal(arrays.length, 1, `one array in:\n${text}`);
  return arrays[0];
}

export function loose(text: string, context: BlockContext = plainText): NumericArray {
  const arrays = readLoose(text, [[0, text.length]], context);
  assert.equal(arrays.length, 1, `one array in:\n${text}`);
  assertWellFormed(text, arrays[0]);
  return arrays[0];
}

export const slices = (text: string, array: NumericArray): string[] =>
  Array.from(array.values, (_, i) => text.slice(array.spans[2 * i], array.spans[2 * i + 1]));

/** What is told, each with the text that it is told of. */
export const problems = (text: string, {diagnostics}: NumericArray): string[][] =>
  diagnostics.map(({code, offset, length}) => [code, text.slice(offset, offset + length)]);

/** Shape, values and spans fit each other; every span lies within the array. */
export function assertWellFormed(text: string, array: NumericArray): void {
  const size = array.shape.reduce((a, b) => a * b, 1);
  assert.equal(array.values.length, size);
  assert.equal(array.spans.length, 2 * size);
  for (let i = 0; i < size; i++) {
    const [start, end] = [array.spans[2 * i], array.spans[2 * i + 1]];
    assert.ok(array.start <= start && start <= end && end <= array.end, 'spans lie within the array');
    const slice = text.slice(start, end);
    const plain = Number(slice);
    if (slice !== '' && !Number.isNaN(plain) && array.container !== 'printed') assert.equal(array.values[i], plain);
  }
}
