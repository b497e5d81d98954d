/** Numbers from the frameworks' own tests, within each test's own tolerance. */
import {answer} from '../../src/core/compute/index.ts';
import {isRecord} from '../../src/core/conventions/nd/read.ts';
import {assertClose, assertError, type Case, readCases, responseValue, type Tolerance} from './compare.ts';

const call = ({id, lib, fn, args, config}: Readonly<Record<string, unknown>>): unknown =>
  answer({id, lib, fn, args, ...(config ? {config} : {})});

function check(one: Case): void {
  const expectedError = one['expected_error'];
  if (isRecord(expectedError)) {
    assertError(call(one), String(expectedError['type']));
    return;
  }
  const tolerance = one['tolerance'] as Tolerance;
  assertClose(responseValue(call(one)), one['expected'], tolerance);
  const second = one['same_as'];
  if (isRecord(second))
    assertClose(responseValue(call({...second, id: one.id, lib: one['lib']})), one['expected'], tolerance);
}

describe('conformance: harvest', () => {
  for (const one of readCases('harvest.json')) {
    it(`${one.id} ${one['lib']}.${one['fn']}`, () => check(one));
  }
});
