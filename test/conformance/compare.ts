/** Comparing a response of `compute` with a recorded result: numbers within a tolerance, errors by type. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {isRecord, isTensor, readArray, readNumber} from '../../src/core/conventions/nd/read.ts';

export interface Tolerance {
  readonly abs?: number;
  readonly rel?: number;
}

export type Case = Readonly<Record<string, unknown>> & {readonly id: string};

/** The cases of a data file of this folder. */
export function readCases(file: string): readonly Case[] {
  const text = readFileSync(path.join(process.cwd(), 'test/conformance/data', file), 'utf8');
  return (JSON.parse(text) as {cases: readonly Case[]}).cases;
}

/** The numbers of a value of any form (number, word, list, tensor), flat. */
export function flatten(value: unknown): ArrayLike<number> {
  if (isTensor(value) || Array.isArray(value)) return readArray(value).data;
  const number = readNumber(value);
  assert.notEqual(number, undefined, `no number: ${JSON.stringify(value)}`);
  return [number as number];
}

const close = (got: number, wanted: number, {abs = 0, rel = 0}: Tolerance): boolean =>
  Object.is(got, wanted) || got === wanted || Math.abs(got - wanted) <= abs + rel * Math.abs(wanted);

/** Every number agrees, ∞ and NaN exactly; a tensor's shape agrees where both have one. */
export function assertClose(got: unknown, wanted: unknown, tolerance: Tolerance): void {
  const actual = flatten(got);
  const expected = flatten(wanted);
  assert.equal(actual.length, expected.length, 'count of numbers');
  if (isTensor(got) && isTensor(wanted)) assert.deepEqual(got['shape'], wanted['shape'], 'shape');
  for (let i = 0; i < expected.length; i++) {
    assert.ok(close(actual[i], expected[i], tolerance), `[${i}] ${actual[i]} is not ${expected[i]}`);
  }
}

/** The response is an error of this type. */
export function assertError(response: unknown, type: string): void {
  assert.ok(isRecord(response) && isRecord(response['error']), `no error in ${JSON.stringify(response)}`);
  assert.equal(response['error']['type'], type);
}

/** The response's value; an error is shown. */
export function responseValue(response: unknown): unknown {
  assert.ok(isRecord(response) && 'value' in response, JSON.stringify(response).slice(0, 300));
  return response['value'];
}
