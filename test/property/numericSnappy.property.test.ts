/** Snappy through WebAssembly beside the JavaScript of hyparquet and the format's description: the same bytes, and none from broken data. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {openSnappyKernel, plainUnsnap} from '../../src/files/kernels/snappyKernel.ts';

const literal = (bytes: readonly number[]): readonly number[] => {
  const most = bytes.length - 1;
  if (most < 60) return [most << 2, ...bytes];
  return most < 256 ? [60 << 2, most, ...bytes] : [61 << 2, most & 255, most >> 8, ...bytes];
};

const copy = (offset: number, length: number): readonly number[] => {
  if (offset < 2048 && length >= 4 && length <= 11)
    return [((offset >> 8) << 5) | ((length - 4) << 2) | 1, offset & 255];
  if (offset < 65536) return [((length - 1) << 2) | 2, offset & 255, offset >> 8];
  return [((length - 1) << 2) | 3, offset & 255, (offset >> 8) & 255, offset >> 16, 0];
};

const varint = (value: number): readonly number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varint(Math.floor(value / 128))];

const piece = fc.oneof(
  fc.record({bytes: fc.array(fc.nat(255), {minLength: 1, maxLength: 700})}),
  fc.record({back: fc.nat(1e6), length: fc.integer({min: 1, max: 64})}),
);

/** Literals and copies of what is behind, packed and as they are. */
const stream = fc.array(piece, {maxLength: 60}).map((pieces) => {
  const plain: number[] = [];
  const packed: number[] = [];
  for (const p of pieces) {
    if ('bytes' in p) {
      packed.push(...literal(p.bytes));
      plain.push(...p.bytes);
    } else if (plain.length > 0) {
      const offset = 1 + (p.back % plain.length);
      packed.push(...copy(offset, p.length));
      for (let i = 0; i < p.length; i++) plain.push(plain[plain.length - offset]!);
    }
  }
  return {plain: Uint8Array.from(plain), packed: Uint8Array.from([...varint(plain.length), ...packed])};
});

/** The format as its description says, byte by byte; undefined for what is none. */
function reference(packed: Uint8Array, length: number): Uint8Array | undefined {
  const out: number[] = [];
  let at = packed.findIndex((byte) => byte < 128) + 1 || packed.length;
  const number = (bytes: number): number => {
    let value = 0;
    for (let i = 0; i < bytes; i++) value += (packed[at++] ?? Number.NaN) * 256 ** i;
    return value;
  };
  while (at < packed.length) {
    const tag = number(1);
    const kind = tag & 3;
    const short = (tag >> 2) + 1;
    if (kind === 0) {
      const most = short > 60 ? number(short - 60) + 1 : short;
      if (!(at + most <= packed.length)) return undefined;
      for (let i = 0; i < most; i++) out.push(packed[at++]!);
    } else {
      const offset = kind === 1 ? 256 * (tag >> 5) + number(1) : number(kind === 2 ? 2 : 4);
      if (!(offset > 0 && offset <= out.length)) return undefined;
      for (let i = kind === 1 ? ((tag >> 2) & 7) + 4 : short; i > 0; i--) out.push(out[out.length - offset]!);
    }
  }
  return out.length === length ? Uint8Array.from(out) : undefined;
}

const attempt = (unpack: () => Uint8Array): Uint8Array | undefined => {
  try {
    return unpack();
  } catch {
    return undefined;
  }
};

describe('Snappy', () => {
  const unpack = openSnappyKernel()!;

  it('gives back what was packed', () => {
    fc.assert(
      fc.property(stream, ({plain, packed}) => {
        assert.deepEqual(unpack(packed, plain.length), plain);
        assert.deepEqual(plainUnsnap(packed, plain.length), plain);
      }),
      {numRuns: 300},
    );
  });

  it('says that broken data are broken', () => {
    const broken = fc.record({
      of: stream,
      changes: fc.array(fc.record({at: fc.nat(1e6), byte: fc.nat(255)}), {minLength: 1, maxLength: 4}),
      cut: fc.nat(9),
      more: fc.integer({min: -3, max: 3}),
    });
    fc.assert(
      fc.property(broken, ({of, changes, cut, more}) => {
        const packed = of.packed.slice(0, Math.max(1, of.packed.length - (cut > 6 ? cut : 0)));
        for (const {at, byte} of changes) packed[at % packed.length] = byte;
        const length = Math.max(0, of.plain.length + more);
        assert.deepEqual(
          attempt(() => unpack(packed, length)),
          reference(packed, length),
        );
      }),
      {numRuns: 1000},
    );
  });
});
