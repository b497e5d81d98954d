/** Long work in slices: others are served between them, and it is left as soon as nobody wants it. */
import assert from 'node:assert/strict';
import {inSlices} from '../../../src/host/runtime.ts';

function* counting(steps: number, each: () => void): Generator<void, string> {
  for (let i = 0; i < steps; i++) {
    each();
    yield;
  }
  return 'counted';
}

function busy(milliseconds: number): void {
  for (const end = Date.now() + milliseconds; Date.now() < end; );
}

describe('work in slices', () => {
  it('gives its result', async () => {
    assert.equal(
      (
        await inSlices(
          counting(3, () => {}),
          () => false,
        )
      ).result,
      'counted',
    );
  });

  it('serves others before it is done, and counts its own time alone', async () => {
    let servedAt = -1;
    let step = 0;
    setTimeout(() => {
      servedAt = step;
    }, 0);
    const {cost} = await inSlices(
      counting(40, () => {
        step++;
        busy(2);
      }),
      () => false,
    );
    assert.ok(servedAt > 0 && servedAt < 40, `served after ${servedAt} steps`);
    assert.ok(cost >= 80);
  });

  it('is left where it is out of date, without a result', async () => {
    let step = 0;
    const {result} = await inSlices(
      counting(1000, () => {
        step++;
        busy(1);
      }),
      () => step > 0,
    );
    assert.equal(result, undefined);
    assert.ok(step < 1000);
  });
});
