/** Softmaxes, sigmoids and linear layers written out: `e / e.sum(1)` with e = exp(z), `1 / (1 + exp(-z))`, `x @ w + b`. */
import {nameOf, type Source} from '../source.ts';
import {chainOf, itemsOf, peel, type Range, separator, textOf} from '../syntax.ts';
import {NUMBER, word} from '../tokens.ts';
import {originsOf} from './origins.ts';

export function formulaKind(source: Source, {from, to}: Range): 'softmax' | 'sigmoid' | undefined {
  const {tokens} = source;
  const slash = separator(tokens, from, to, '/');
  if (slash <= from || separator(tokens, slash + 1, to, '/') >= 0) return undefined;
  const [above, below] = [
    {from, to: slash},
    {from: slash + 1, to},
  ];
  if (isOne(source, above)) return isOnePlusExp(source, below) ? 'sigmoid' : undefined;
  const summed = sumArgument(source, below);
  const isSame = summed && textOf(tokens, summed) === textOf(tokens, above);
  return isSame && isExp(source, above) ? 'softmax' : undefined;
}

const isOne = ({tokens}: Source, {from, to}: Range): boolean =>
  to - from === 1 && tokens.kind[from] === NUMBER && Number(word(tokens, from)) === 1;

/** `(1 + exp(-z))`, in either order. */
function isOnePlusExp(source: Source, range: Range): boolean {
  const inner = itemsOf(source.tokens, range, '(')?.[0];
  const plus = inner ? separator(source.tokens, inner.from, inner.to, '+') : -1;
  if (!inner || plus < 0) return false;
  const sides = [
    {from: inner.from, to: plus},
    {from: plus + 1, to: inner.to},
  ];
  return sides.some((s) => isOne(source, s)) && sides.some((s) => isExp(source, s, '-'));
}

/** `exp(…)` of any library; with `sign`, of what begins so. */
function isExp(source: Source, range: Range, sign = ''): boolean {
  return (originsOf(source, range) ?? []).every((origin) => {
    const chain = chainOf(source.tokens, origin);
    const call = chain?.trailers[chain.trailers.length - 1];
    if (call?.type !== 'call' || word(source.tokens, call.open - 1) !== 'exp') return false;
    return sign === '' || word(source.tokens, call.args[0]?.from ?? call.open - 4) === sign;
  });
}

/** What `x.sum(1)`, `np.sum(x, axis=1)` and `tf.reduce_sum(x)` add up. */
function sumArgument(source: Source, range: Range): Range | undefined {
  const inner = itemsOf(source.tokens, range, '(')?.[0] ?? range;
  const chain = chainOf(source.tokens, inner);
  const call = chain?.trailers[chain.trailers.length - 1];
  if (!chain || call?.type !== 'call' || !/^(reduce_)?sum$/.test(word(source.tokens, call.open - 1))) return undefined;
  const isFunction = chain.trailers.length === 1 && nameOf(source, chain.path) !== undefined;
  return isFunction ? call.args[0] : {from: chain.from, to: call.open - 2};
}

/** The terms of `(a + b) / 2`, as many as they are divided by. */
export function averageOf({tokens}: Source, {from, to}: Range): readonly Range[] | undefined {
  const count = tokens.kind[to - 1] === NUMBER && word(tokens, to - 2) === '/' ? Number(word(tokens, to - 1)) : 0;
  const group = itemsOf(tokens, {from, to: to - 2}, '(');
  if (count < 2 || group?.length !== 1) return undefined;
  const terms: Range[] = [];
  let start = group[0]!.from;
  for (let i = start; i <= group[0]!.to; i++) {
    if (i < group[0]!.to && tokens.partner[i]! > i) i = tokens.partner[i]!;
    else if (i === group[0]!.to || word(tokens, i) === '+') {
      terms.push({from: start, to: i});
      start = i + 1;
    }
  }
  return terms.length === count ? terms : undefined;
}

const products =
  /^(tensorflow(\.linalg)?\.matmul|torch\.(matmul|mm|mv)|(numpy|jax\.numpy)\.(dot|matmul)|tfjs\.(matMul|dot))$/;
const productMethods = /^(matmul|mm|mv|matMul|dot)$/;
const parameters =
  /^(torch\.nn\.Parameter|torch\.nn\.parameter\.Parameter|tensorflow\.(Variable|get_variable)|tfjs\.variable)$/;

/** `x @ w + b` and `x.matMul(w).add(b)` where b is a parameter that is learned: any number, as a linear layer gives. */
export function isAffine(source: Source, range: Range): boolean {
  const {from, to} = peel(source.tokens, range);
  const plus = separator(source.tokens, from, to, '+');
  if (plus > from) return isParameter(source, {from: plus + 1, to}) && isProduct(source, {from, to: plus});
  const chain = chainOf(source.tokens, range);
  const [add, call] = chain?.trailers.slice(-2) ?? [];
  if (add?.type !== 'name' || add.name !== 'add' || call?.type !== 'call' || !call.args[0]) return false;
  return isParameter(source, call.args[0]) && isProduct(source, {from: chain!.from, to: call.open - 2});
}

function isProduct(source: Source, range: Range): boolean {
  const {from, to} = peel(source.tokens, range);
  if (separator(source.tokens, from, to, '@') > from) return true;
  const chain = chainOf(source.tokens, range);
  const last = chain?.trailers[chain.trailers.length - 1];
  if (last?.type !== 'call') return false;
  const method = word(source.tokens, last.open - 1);
  const isFunction = chain!.trailers.length === 1 && products.test(nameOf(source, chain!.path) ?? '');
  return isFunction || (word(source.tokens, last.open - 2) === '.' && productMethods.test(method));
}

const isParameter = (source: Source, range: Range): boolean =>
  (originsOf(source, range) ?? [range]).every((origin) => {
    const chain = chainOf(source.tokens, origin);
    return chain?.trailers[0]?.type === 'call' && parameters.test(nameOf(source, chain.path) ?? '');
  });
