/**
 * The numbers of long literals through WebAssembly: a window of the text as bytes, what numbers.wat reads from it, and whether
 * there is any. TypeScript reads the same (../numberRun.ts) where there is not.
 */
import {POWERS} from '../decimal.ts';
import {bytesOf} from './base64.ts';
import {numbersCode} from './numbersCode.ts';
import {powersOfFive} from './powers.ts';

/** Where things lie in the memory of numbers.wat. */
const POWERS_AT = 10432;
const TENS_AT = 10624;
const BYTES_AT = 10752;
const VALUES_AT = 76800;
const SPANS_AT = 338944;
const TOKENS_AT = 601088;

/** Characters of a window; half as many numbers may stand there. */
export const SIZE = 65536;

/** Fields of a token: its character, its place, and how many values stand before it. */
export const TOKEN = 3;

/** What the bytes are read as. */
export interface Grammar {
  /** Open brackets that may close. */
  readonly levels: number;
  /** The codes of the bracket that may open, and of the one that closes it. */
  readonly open: number;
  readonly close: number;
  /** The code of a letter that may follow a number, or −1. */
  readonly suffix: number;
  /** 1 if line breaks are blanks. */
  readonly lines: 0 | 1;
}

export interface NumberKernel {
  /** Takes text[from, to) in; false where it is not plain ASCII. */
  readonly fill: (text: string, from: number, to: number) => boolean;
  /** Reads from that place of the text on, where a value is expected. */
  readonly read: (from: number, grammar: Grammar) => void;
  /** What the last reading found. */
  readonly count: () => number;
  readonly tokenCount: () => number;
  readonly values: Float64Array;
  readonly spans: Uint32Array;
  readonly tokens: Int32Array;
}

interface Exports {
  readonly memory: {readonly buffer: ArrayBuffer};
  readonly count: {readonly value: number};
  readonly tokens: {readonly value: number};
  readonly read: (
    at: number,
    shift: number,
    levels: number,
    open: number,
    close: number,
    suffix: number,
    lines: number,
  ) => void;
}

interface Encoder {
  encodeInto(text: string, bytes: Uint8Array): {readonly read: number; readonly written: number};
}

/** What an engine may offer beyond the language. */
interface Platform {
  readonly TextEncoder?: new () => Encoder;
  readonly WebAssembly?: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => {readonly exports: unknown};
  };
  readonly document?: unknown;
}

const platform = globalThis as Platform;

/** Undefined where the engine lacks something; not tried on a page, whose policy may forbid it and report the attempt. */
function exportsOf(): Exports | undefined {
  const {WebAssembly, document} = platform;
  if (WebAssembly === undefined || document !== undefined) return undefined;
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(bytesOf(numbersCode))).exports as Exports;
  } catch {
    return undefined;
  }
}

function create(): NumberKernel | undefined {
  const exports = platform.TextEncoder && exportsOf();
  if (platform.TextEncoder === undefined || exports === undefined) return undefined;
  const {buffer} = exports.memory;
  fillTables(buffer);
  const bytes = new Uint8Array(buffer, BYTES_AT, SIZE + 1);
  const encoder = new platform.TextEncoder();
  let base = 0;
  return {
    fill: (text, from, to) => {
      const {read, written} = encoder.encodeInto(text.slice(from, to), bytes);
      bytes[written] = 0;
      base = from;
      return read === to - from && written === read;
    },
    read: (from, {levels, open, close, suffix, lines}) =>
      exports.read(BYTES_AT + from - base, base - BYTES_AT, levels, open, close, suffix, lines),
    count: () => exports.count.value,
    tokenCount: () => exports.tokens.value,
    values: new Float64Array(buffer, VALUES_AT, SIZE / 2),
    spans: new Uint32Array(buffer, SPANS_AT, SIZE),
    tokens: new Int32Array(buffer, TOKENS_AT),
  };
}

function fillTables(memory: ArrayBuffer): void {
  const fives = powersOfFive();
  new BigUint64Array(memory, 0, fives.length).set(fives);
  new Float64Array(memory, POWERS_AT, POWERS.length).set(POWERS);
  new BigUint64Array(memory, TENS_AT, 9).set(Array.from({length: 9}, (_, i) => 10n ** BigInt(i)));
}

let kernel: NumberKernel | undefined | null = null;

/** The one kernel; made when it is first asked for. */
export function numberKernel(): NumberKernel | undefined {
  if (kernel === null) kernel = create();
  return kernel;
}
