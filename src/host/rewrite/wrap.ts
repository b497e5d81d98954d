/** Wraps an expression that yields logits in the softmax or sigmoid of its own library: `torch.softmax(torch.tensor([…]), dim=-1)`. */
import type {NumericArray} from '../../core/literal/types.ts';
import type {TextEdit} from './tokens.ts';

/** What turns logits into probabilities: of exclusive classes, or each by itself. */
export type Link = 'softmax' | 'sigmoid';

/** A wrapper's library → the calls that take what it makes; `#` stands for the expression. */
const callsOf: readonly (readonly [wrapper: RegExp, calls: Readonly<Record<Link, string>>])[] = [
  [/^(?:torch\.)/, {softmax: 'torch.softmax(#, dim=-1)', sigmoid: 'torch.sigmoid(#)'}],
  [/^(?:tf\.(?:constant|convert_to_tensor))/, {softmax: 'tf.nn.softmax(#, axis=-1)', sigmoid: 'tf.math.sigmoid(#)'}],
  [/^(?:tf\.(?:tensor|tensor1d|tensor2d))/, {softmax: 'tf.softmax(#)', sigmoid: 'tf.sigmoid(#)'}],
  [/^(?:jnp|jax)\./, {softmax: 'jax.nn.softmax(#, axis=-1)', sigmoid: 'jax.nn.sigmoid(#)'}],
  [/^(?:np|numpy)\./, {softmax: 'scipy.special.softmax(#, axis=-1)', sigmoid: 'scipy.special.expit(#)'}],
];

const LONGEST_WRAPPER = 200;
const LONGEST_TAIL = 2000;

interface Expression {
  readonly start: number;
  readonly end: number;
  readonly callee: string;
}

/** `torch.tensor(` right before the literal, and its closing parenthesis after it. */
export function wrapperAround(text: string, {start, end}: NumericArray): Expression | undefined {
  const before = /([A-Za-z_][\w.]*)\(\s*$/.exec(text.slice(Math.max(0, start - LONGEST_WRAPPER), start));
  if (!before) return;
  const close = closingParenthesis(text, end);
  if (close === undefined) return;
  return {start: start - before[0].length, end: close + 1, callee: before[1]};
}

/** The parenthesis that ends the argument list; undefined where a quote or comment makes that a guess. */
function closingParenthesis(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + LONGEST_TAIL); at++) {
    const char = text[at];
    if (char === '#' || char === '`') return;
    if (char === '(' || char === '[' || char === '{') depth++;
    if (char === ')' || char === ']' || char === '}') {
      if (depth === 0) return char === ')' ? at : undefined;
      depth--;
    }
  }
  return;
}

export function wrapLogits(text: string, array: NumericArray, link: Link): readonly TextEdit[] | undefined {
  const expression = wrapperAround(text, array);
  const call = expression && callsOf.find(([wrapper]) => wrapper.test(expression.callee))?.[1][link];
  if (!expression || !call) return;
  const {start, end} = expression;
  const [before = '', after = ''] = call.split('#');
  return [
    {start, end: start, text: before},
    {start: end, end, text: after},
  ];
}
