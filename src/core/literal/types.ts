/** What the reader gives back: numeric arrays with their places. */
import type {Diagnostic} from '../types.ts';

/** Where in the document the literal stands. */
export type Where = 'code' | 'comment' | 'string';

export type Container =
  | 'list' // [1, 2], Python lists, JS arrays, JSON/YAML/TOML flow arrays, Rust/Swift arrays, vec![…]
  | 'tuple' // (1, 2)
  | 'set' // {1, 2} in Python
  | 'dict' // {"cat": 0.2}, dict(cat=0.2)
  | 'braces' // {1, 2} in C, C++, C#, Java, Go
  | 'call' // listOf(…), arrayOf(…), Array(…): the literal is the argument list
  | 'vector' // c(…) in R
  | 'matrix' // [1 2; 3 4] in MATLAB/Octave/Julia, matrix(…) in R, \begin{bmatrix}…\end{bmatrix}
  | 'table' // pipe tables, CSV/TSV blocks
  | 'sequence' // YAML block sequences (- 0.2)
  | 'loose' // numbers without brackets, from a selection
  | 'printed'; // NumPy, PyTorch, pandas, R, Julia print-outs

export type Dialect =
  | 'python'
  | 'javascript'
  | 'json'
  | 'yaml'
  | 'toml'
  | 'c'
  | 'cpp'
  | 'csharp'
  | 'java'
  | 'go'
  | 'rust'
  | 'swift'
  | 'kotlin'
  | 'scala'
  | 'r'
  | 'julia'
  | 'matlab'
  | 'latex'
  | 'markdown'
  | 'csv'
  | 'text';

/** The call that a literal is an argument of, found through wrappers such as `torch.tensor(…)`. */
export interface CallContext {
  /** The callee as written, e.g. `F.cross_entropy`, `nn.CrossEntropyLoss()`; wrappers are listed in `wrappers`. */
  readonly callee: string;
  /** Where the callee's text starts, and where the call's opening parenthesis stands. */
  readonly calleeStart: number;
  readonly open: number;
  /** Argument position counted from 0, or the keyword. */
  readonly argument: number | string;
}

export interface NumericArray {
  /** Outermost brackets of the literal itself, [start, end) in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The literal's own shape: [n], [rows, columns], … A ragged literal has its flat length as shape. */
  readonly shape: readonly number[];
  /** Row-major values. An element that could not be read is NaN here and has a diagnostic at its place. */
  readonly values: Float64Array;
  /** Element i stands at [spans[2i], spans[2i+1]). */
  readonly spans: Uint32Array;
  readonly container: Container;
  readonly where: Where;
  readonly dialect: Dialect;
  /** The variable, key or column it is bound to. */
  readonly name?: string;
  /** Class names along the last axis, from keys, headers or names. */
  readonly classNames?: readonly string[];
  /** Row labels, where the form has them (a label column, an index). */
  readonly rowNames?: readonly string[];
  /** What a wrapper makes of the shape: `.reshape(2, 3)`, `tf.tensor2d([...], [2, 3])`, `order='F'`, `matrix(c(…), nrow = 2)`. */
  readonly shapeInCall?: readonly number[];
  /** Values in the row-major order of `shapeInCall`, only where the wrapper permutes them (column-major). */
  readonly valuesInCall?: Float64Array;
  /** The nearest call that is no wrapper, if any. */
  readonly call?: CallContext;
  /** Wrappers between the literal and that call, innermost first: ['torch.tensor', 'np.log']. */
  readonly wrappers?: readonly string[];
  /** dtype where the text gives one ('float32', 'int64', …). */
  readonly dtype?: string;
  /** Set where this literal is a regular part of a ragged or computed one that is reported whole: that one's [start, end). */
  readonly partOf?: readonly [number, number];
  /** False where a print-out was elided (`...`): the values are those that are seen. */
  readonly complete: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadOptions {
  /** VS Code's language id, if known. */
  readonly languageId?: string;
  /** Read only literals that intersect [from, to). */
  readonly from?: number;
  readonly to?: number;
  /** At most this many characters are visited (a hover's budget); undefined = no bound. */
  readonly budget?: number;
  /** Lists of one number as well: `torch.tensor([0])` may be the target of one example. */
  readonly singles?: boolean;
  /** Polled now and then; reading stops and `complete` of the result is false. */
  readonly isCancelled?: () => boolean;
}

export interface ReadResult {
  readonly arrays: readonly NumericArray[];
  /** Diagnostics that belong to no array (unclosed brackets of non-arrays, say). */
  readonly diagnostics: readonly Diagnostic[];
  /** False where the budget or a cancellation ended the scan. */
  readonly complete: boolean;
  /** Characters visited, for the linearity tests. */
  readonly visited: number;
}

// The functions of ./index.ts:
//   findArrays(text, options?): ReadResult                      every array of a document
//   arrayAt(text, offset, options?): NumericArray | undefined   the innermost-outermost array under the cursor, bounded work
//   readSelection(text, ranges, options?): ReadResult           what a person selected: literals, or loose numbers, or many carets
//   readText(text, options?): ReadResult                        a piece of text on its own (the panel's input box)
