/** What pairing takes and gives: arrays of one document, or of several that have an order (the cells of a notebook). */
import type {NumericArray} from '../literal/types.ts';
import type {Role} from './nameRole.ts';

/** An array and, in a notebook, the number of its cell. */
export type Pairable = NumericArray & {readonly document?: number};

/** What told a role, surest first. */
export type Evidence = 'call' | 'name' | 'values' | 'order';

export interface RoleGuess {
  readonly role: Role;
  readonly evidence: Evidence;
  /** In one sentence, for a chip's tooltip. */
  readonly reason: string;
}

/** A partner that would fit; best first. */
export interface Candidate<T extends Pairable> {
  readonly array: T;
  /** The partner's role. */
  readonly role: Role;
  readonly score: number;
  readonly reason: string;
  /** Sure enough to be taken without asking: named or called so, or one-hot of the same shape. */
  readonly isSure: boolean;
}

export interface Pairing<T extends Pairable> {
  readonly prediction: T;
  /** Absent where nothing nearby is surely the target; `candidates` are then offered. */
  readonly target?: T;
  /** All partners that fit the focus, best first, the chosen one included. */
  readonly candidates: readonly Candidate<T>[];
  /** Why these roles, in one sentence. */
  readonly reason: string;
}
