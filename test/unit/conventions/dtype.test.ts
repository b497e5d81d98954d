/** Rounding to float16 and bfloat16: halves to even, subnormals, overflow; and the bytes of every dtype. */
import assert from 'node:assert/strict';
import {decodeBase64} from '../../../src/core/conventions/nd/base64.ts';
import {roundBfloat16, roundFloat16} from '../../../src/core/conventions/nd/dtype.ts';

const float16Of = (bits: number): number => {
  const base64 = Buffer.from(Uint16Array.of(bits).buffer).toString('base64');
  return decodeBase64(base64, 'float16')[0];
};

describe('float16 and bfloat16', () => {
  it('keeps every float16 and rounds halfway between neighbours to the even one', () => {
    for (let bits = 1; bits < 0x7bff; bits += 7) {
      const [low, high] = [float16Of(bits), float16Of(bits + 1)];
      assert.equal(roundFloat16(low), low);
      assert.equal(roundFloat16((low + high) / 2), bits % 2 === 0 ? low : high);
      assert.equal(roundFloat16(-low), -low);
    }
  });

  it('overflows above 65504 and a half step', () => {
    assert.equal(roundFloat16(65519), 65504);
    assert.equal(roundFloat16(65520), Number.POSITIVE_INFINITY);
    assert.equal(roundFloat16(2 ** -26), 0);
  });

  it('rounds to bfloat16 as float32 bits do', () => {
    const view = new DataView(new ArrayBuffer(4));
    for (let x = 1e-30; x < 1e30; x *= 3.7) {
      view.setFloat32(0, x);
      const bits = view.getUint32(0);
      view.setUint32(0, ((bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000) >>> 0);
      assert.equal(roundBfloat16(Math.fround(x)), view.getFloat32(0));
    }
    assert.ok(Number.isNaN(roundBfloat16(Number.NaN)));
  });

  it('reads int64 and float64 bytes', () => {
    const longs = Buffer.from(BigInt64Array.of(-5n, 1n << 40n).buffer).toString('base64');
    assert.deepEqual([...decodeBase64(longs, 'int64')], [-5, 2 ** 40]);
    const doubles = Buffer.from(Float64Array.of(0.1, -1e-310).buffer).toString('base64');
    assert.deepEqual([...decodeBase64(doubles, 'float64')], [0.1, -1e-310]);
  });
});
