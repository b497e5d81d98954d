/** The interface between the bracket reader and the line-oriented forms (print-outs, tables, block sequences). */
import type {Dialect, NumericArray, Where} from '../types.ts';

/** What is known of the region that is read. */
export interface BlockContext {
  readonly where: Where;
  /** The dialect of the document; inside comments and strings it is that of the code around them. */
  readonly dialect: Dialect;
  /** A selection is meant to be numbers, in whatever language it stands. */
  readonly isSelection?: boolean;
}

/**
 * Reads the line-oriented arrays of text[from, to): offsets are those of the whole text, the work is linear in to − from,
 * and nothing throws. In a comment region the lines still carry their comment marks (`#`, `//`, `*`).
 * Arrays in brackets are not its business: what overlaps one of those is dropped by the caller.
 */
export type BlockReader = (text: string, from: number, to: number, context: BlockContext) => readonly NumericArray[];

/** Numbers without brackets from one or several selections: [from, to) pairs in document order; one array, or none. */
export type LooseReader = (
  text: string,
  ranges: readonly (readonly [number, number])[],
  context: BlockContext,
) => readonly NumericArray[];

/** The lines [first, next) of a page, and what they hold. */
export interface Block {
  readonly arrays: readonly NumericArray[];
  readonly first: number;
  readonly next: number;
}

/** One number (or one label) at its place. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  /** undefined: no number. NaN: the text says NaN, NA, nan. */
  readonly value: number | undefined;
}
