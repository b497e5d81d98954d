/** Units of information: the nat, the bit and the hartley. */
import type {Unit} from '../types.ts';

/** The base of the logarithm that a unit stands for. */
export const unitBase: Readonly<Record<Unit, number>> = {nats: Math.E, bits: 2, hartleys: 10};

/** How many nats one unit is: 1, ln 2, ln 10. */
export const natsPerUnit: Readonly<Record<Unit, number>> = {nats: 1, bits: Math.LN2, hartleys: Math.LN10};

/** An amount of information given in nats, in another unit (one rounding, after that of its argument). */
export function fromNats(nats: number, unit: Unit): number {
  return nats / natsPerUnit[unit];
}

/** An amount of information given in a unit, in nats. */
export function toNats(value: number, unit: Unit): number {
  return value * natsPerUnit[unit];
}
