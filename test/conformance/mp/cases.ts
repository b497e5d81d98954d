/** The mpmath cases as requests, and how far the answers are from their values. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {computeOp} from '../../../src/core/compute/ops.ts';
import {doublesApart, ulpsFrom} from './ulp.ts';
import {digest, generate, type VectorSpec} from './vectors.ts';

type Spelled = number | string;

export interface MpCase {
  readonly id: string;
  readonly op: string;
  readonly note: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly vectors?: Readonly<Record<string, string>>;
  readonly expected: {readonly dec: readonly string[]; readonly f64: readonly Spelled[]};
  readonly cond?: number;
}

export interface Measured {
  readonly id: string;
  readonly op: string;
  readonly index: number;
  readonly value: number;
  readonly nearest: number;
  /** Doubles between the answer and the nearest double of the true value. */
  readonly apart: number;
  /** The error against the 30 digits, in ulps. */
  readonly ulps: number;
  readonly allowed: number;
}

const data = (name: string) => JSON.parse(readFileSync(path.join('test/conformance/data', name), 'utf8'));

const spelled: Readonly<Record<string, number>> = {inf: Infinity, '-inf': -Infinity, nan: Number.NaN};
const toNumber = (value: Spelled) => (typeof value === 'number' ? value : spelled[value]);

export function smallCases(): readonly MpCase[] {
  return data('mp_small.json').cases;
}

export function longVectors(): readonly VectorSpec[] {
  return data('mp_long.json').vectors;
}

/** The long cases with their vectors in place. */
export function longCases(): readonly MpCase[] {
  const made = new Map(longVectors().map((spec) => [spec.id, generate(spec)]));
  return data('mp_long.json').cases.map((c: MpCase) => {
    const vectors = Object.entries(c.vectors ?? {}).map(([name, id]) => [name, made.get(id)]);
    return {...c, args: {...c.args, ...Object.fromEntries(vectors)}};
  });
}

export function isIntact(spec: VectorSpec): boolean {
  return digest(generate(spec), spec.dtype) === spec.sha256;
}

function valuesOf(c: MpCase): readonly number[] {
  const outcome = computeOp(c.op, c.args);
  if (!outcome.ok) throw new Error(`${c.id}: ${outcome.error.type}: ${outcome.error.message}`);
  return typeof outcome.value === 'number' ? [outcome.value] : outcome.value;
}

/** Every value of a case against its expectation. */
export function measure(c: MpCase): readonly Measured[] {
  const values = valuesOf(c);
  const nearest = c.expected.f64.map(toNumber);
  if (values.length !== nearest.length) throw new Error(`${c.id}: ${values.length} values for ${nearest.length}`);
  return values.map((value, index) => ({
    id: c.id,
    op: c.op,
    index,
    value,
    nearest: nearest[index],
    apart: doublesApart(value, nearest[index]),
    ulps: ulpsFrom(value, c.expected.dec[index], nearest[index]),
    allowed: 1 + (c.cond ?? 0),
  }));
}

export function byOp(measured: readonly Measured[]): ReadonlyMap<string, readonly Measured[]> {
  const groups = new Map<string, Measured[]>();
  for (const m of measured) groups.set(m.op, [...(groups.get(m.op) ?? []), m]);
  return groups;
}

/** The peers' definition of lost: of the wrong kind, or off by more than a thousand ulps. */
export function isLost(m: Measured): boolean {
  return m.apart > 1000;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
