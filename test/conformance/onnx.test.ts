/** ONNX' own backend tests: stored outputs within ONNX' tolerance, and the exact recomputation to the last digits. */
import assert from 'node:assert/strict';
import {answer} from '../../src/core/compute/index.ts';
import {isRecord} from '../../src/core/conventions/nd/read.ts';
import {assertClose, type Case, readCases, responseValue} from './compare.ts';

function outputsOf(one: Case): Readonly<Record<string, unknown>> {
  const {expanded, outputs, exact_f64, ...request} = one;
  const response: unknown = answer(request);
  const names = Object.keys(outputs as object);
  if (names.length === 1) return {[names[0]]: responseValue(response)};
  assert.ok(isRecord(response) && isRecord(response['outputs']), JSON.stringify(response).slice(0, 300));
  return response['outputs'];
}

describe('conformance: ONNX', () => {
  for (const one of readCases('onnx.json')) {
    it(one.id, () => {
      const got = outputsOf(one);
      for (const [name, stored] of Object.entries(one['outputs'] as object)) {
        assertClose(got[name], stored, {rel: 1e-3, abs: 1e-7});
      }
      for (const [name, exact] of Object.entries((one['exact_f64'] as object) ?? {})) {
        assertClose(got[name], exact, {rel: 1e-13, abs: 1e-15});
      }
    });
  }
});
