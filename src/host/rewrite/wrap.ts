/** Wraps an expression that yields logits in the softmax of its own library: `torch.softmax(torch.tensor([…]), dim=-1)`. */
import type {NumericArray} from '../../core/literal/types.ts';
import type {TextEdit} from './tokens.ts';

/** A wrapper's library → the softmax that takes what it makes; `#` stands for the expression. */
const softmaxOf: readonly (readonly [wrapper: RegExp, call: string])[] = [
  [/^(?:torch\.)/, 'torch.softmax(#, dim=-1)'],
  [/^(?:tf\.(?:constant|convert_to_tensor))/, 'tf.nn.softmax(#, axis=-1)'],
  [/^(?:tf\.(?:tensor|tensor1d|tensor2d))/, 'tf.softmax(#)'],
  [/^(?:jnp|jax)\./, 'jax.nn.softmax(#, axis=-1)'],
  [/^(?:np|numpy)\./, 'scipy.special.softmax(#, axis=-1)'],
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

export function wrapInSoftmax(text: string, array: NumericArray): readonly TextEdit[] | undefined {
  const expression = wrapperAround(text, array);
  const call = expression && softmaxOf.find(([wrapper]) => wrapper.test(expression.callee))?.[1];
  if (!expression || !call) return;
  const {start, end} = expression;
  const [before = '', after = ''] = call.split('#');
  return [
    {start, end: start, text: before},
    {start: end, end, text: after},
  ];
}
