/** Decisions where probabilities might be due: `p > 0.5`, `np.where(p > 0.5, 1, 0)`, `torch.round(p)`: whole numbers, whatever p was. */
import type {Source} from '../source.ts';
import {type Argument, branchesOf, chainOf, peel, type Range} from '../syntax.ts';
import {NUMBER, word} from '../tokens.ts';

const rounders = /^(torch|numpy|jax\.numpy|tensorflow|tensorflow\.math|keras\.ops|tfjs)\.(round|rint|around)$/;
const choosers = /^(torch|numpy|jax\.numpy|tensorflow|keras\.ops)\.where$/;

/** Whether an expression that is no chain is a comparison, or one of two whole numbers. */
export function isDecision(source: Source, range: Range): boolean {
  const branches = branchesOf(source.tokens, range);
  return branches ? branches.every((b) => isWhole(source, b)) : isComparison(source, range);
}

/** Whether a call of a known function gives whole numbers. */
export function decides(source: Source, name: string, args: readonly Argument[]): boolean {
  if (rounders.test(name)) return roundsToWhole(source, args.slice(1));
  return choosers.test(name) && args.length === 3 && args.slice(1).every((a) => isWhole(source, a));
}

/** `round(p)` and `int(p > 0.5)` of Python itself. */
export function decidesOne(source: Source, path: string, args: readonly Argument[]): boolean {
  const [first] = args;
  if (!first || args.length !== 1) return false;
  return path === 'round' || (path === 'int' && isComparison(source, first));
}

/** No decimals asked for. */
export const roundsToWhole = (source: Source, decimals: readonly Argument[]): boolean =>
  decimals.length === 0 || (decimals.length === 1 && word(source.tokens, decimals[0]!.from) === '0');

/** Python's: in TypeScript `f<T>(x)` looks like one, and tensors are not compared by operators. */
function isComparison({tokens}: Source, range: Range): boolean {
  if (tokens.language !== 'python') return false;
  const {from, to} = peel(tokens, range);
  for (let i = from; i < to; i++) {
    if (tokens.partner[i]! > i) i = tokens.partner[i]!;
    else if (i > from && /^(>|<|>=|<=)$/.test(word(tokens, i))) return chainOf(tokens, {from, to: i}) !== undefined;
  }
  return false;
}

const isWhole = ({tokens}: Source, {from, to}: Range): boolean =>
  to - from === 1 && tokens.kind[from] === NUMBER && /^[01](\.0*)?$/.test(word(tokens, from));
