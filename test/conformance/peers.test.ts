/** What PyTorch 1.13.1, scikit-learn 1.2.1 and SciPy 1.10.1 returned, or raised, for the same call. */
import {answer} from '../../src/core/compute/index.ts';
import {isRecord} from '../../src/core/conventions/nd/read.ts';
import {assertClose, assertError, readCases, responseValue} from './compare.ts';

describe('conformance: peers', () => {
  for (const {id, lib, fn, args, note, result, error} of readCases('peers.json')) {
    it(`${id} ${note}`, () => {
      const response = answer({id, lib, fn, args});
      if (isRecord(error)) assertError(response, String(error['type']));
      else assertClose(responseValue(response), result, {abs: 1e-15, rel: 1e-12});
    });
  }
});
