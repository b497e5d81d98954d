/** The unit of what an expression gives, nats or bits, where the source tells it: from the losses and entropies in it, and the factors of ln 2. */
import {type LossCall, lossAtOpen} from '../lossCalls.ts';
import {type Assignment, isBound} from '../scopes.ts';
import {keyOf, nameOf, type Source} from '../source.ts';
import {type Chain, chainOf, isGroup, type Range, textOf} from '../syntax.ts';
import {NAME, NUMBER, word} from '../tokens.ts';
import {historyOf} from './lists.ts';
import {scalarOf} from './literals.ts';
import {maxDepth, originsOf} from './origins.ts';

export type Unit = 'nats' | 'bits';

/** Losses whose result is in nats unless a base is given. */
const inNats = /entropy|nll_loss|NLLLoss|BCE|log_loss|logLoss|kl_div|KLDiv|kl_divergence|rel_entr/i;
const isFocal = /focal/i;
/** What is no loss, and in nats all the same. */
const measures =
  /^(scipy\.special\.(entr|xlogy)|scipy\.stats\.differential_entropy|sklearn\.metrics\.mutual_info_score)$/;
const keepers = /^(item|mean|sum|cpu|detach|numpy|asScalar|dataSync|arraySync|float|double|tolist|squeeze|clone|data)$/;
const averages =
  /^(float|sum|(numpy|torch|jax\.numpy|tensorflow|tfjs|statistics|math)\.(mean|sum|average|fsum|reduce_mean|reduce_sum|nanmean|asarray|array|tensor|stack))$/;

export function unitOf(source: Source, range: Range, depth = 0): Unit | undefined {
  const {units} = source.found;
  const key = keyOf(source, range);
  if (depth > maxDepth || units.has(key)) return units.get(key);
  units.set(key, undefined);
  const found = originsOf(source, range)?.map((origin) => unitOfOrigin(source, origin, depth + 1));
  const unit = found?.every((u) => u === found[0]) ? found[0] : undefined;
  units.set(key, unit);
  return unit;
}

function unitOfOrigin(source: Source, range: Range, depth: number): Unit | undefined {
  const chain = chainOf(source.tokens, range);
  if (chain) return unitOfChain(source, chain, depth);
  if (word(source.tokens, range.from) === '-') return unitOf(source, {from: range.from + 1, to: range.to}, depth);
  return unitOfProduct(source, range, depth) ?? unitOfSum(source, range, depth);
}

/** The last link first: what keeps the unit is taken away until a loss, an average or a running total is left. */
function unitOfChain(source: Source, chain: Chain, depth: number): Unit | undefined {
  const last = chain.trailers[chain.trailers.length - 1];
  if (!last) return attributeUnit(source, chain, depth) ?? totalUnit(source, chain, depth);
  if (isGroup(source.tokens, chain) && chain.trailers.length === 1)
    return unitOf(source, {from: chain.from + 1, to: chain.to - 1}, depth);
  if (last.type === 'index') return unitOf(source, {from: chain.from, to: last.open}, depth);
  if (last.type === 'name')
    return keepers.test(last.name) ? unitOf(source, {from: chain.from, to: chain.to - 2}, depth) : undefined;
  const loss = lossAtOpen(source, last.open);
  if (loss) return unitOfLoss(source, loss);
  const method = word(source.tokens, last.open - 1);
  const callee = chain.trailers.length === 1 ? (nameOf(source, chain.path) ?? chain.path) : '';
  if (measures.test(callee)) return last.args.some(({keyword}) => keyword === 'base') ? undefined : 'nats';
  if (averages.test(callee)) return last.args[0] && unitOf(source, last.args[0], depth);
  return keepers.test(method) && last.open - 2 > chain.from
    ? unitOf(source, {from: chain.from, to: last.open - 2}, depth)
    : undefined;
}

function attributeUnit(source: Source, {path, from, to}: Chain, depth: number): Unit | undefined {
  return /\.(data|value)$/.test(path) ? unitOf(source, {from, to: to - 2}, depth) : undefined;
}

function unitOfLoss(source: Source, loss: LossCall): Unit | undefined {
  if (!inNats.test(loss.name) || isFocal.test(loss.name) || loss.options.has('weight')) return undefined;
  if (loss.takes === 'log' && loss.prediction && !isNatural(source, loss.prediction)) return undefined;
  const base = loss.options.get('base');
  if (!base) return 'nats';
  return Number(scalarOf(source, base)) === 2 ? 'bits' : undefined;
}

/** Of log-probabilities a loss has their unit: in nats, unless they come from another logarithm or were scaled. */
function isNatural(source: Source, range: Range): boolean {
  const origins = originsOf(source, range) ?? [range];
  return origins.every((origin) => !/log(2|10)|[*/]/.test(textOf(source.tokens, origin)));
}

/** A total that only grows by one unit: `total += loss.item()`, `losses.append(loss.item())`. */
function totalUnit(source: Source, chain: Chain, depth: number): Unit | undefined {
  const own = historyOf(source, chain);
  const grown = own.filter((a) => a.growth);
  const isTotal = own.every((a) => a.growth || startsEmpty(source, a));
  const units = grown.map((a) => unitOf(source, a.growth!, depth));
  return isTotal && grown.length > 0 && units.every((u) => u === units[0]) ? units[0] : undefined;
}

const startsEmpty = ({tokens}: Source, {value}: Assignment): boolean =>
  value !== undefined && /^(0(\.0*)?|\[\]|0(\.0*)?,\s*0.*)$/.test(textOf(tokens, value).trim());

/** `loss / math.log(2)` is in bits, `bits * math.log(2)` in nats; any other factor leaves the unit. */
function unitOfProduct(source: Source, {from, to}: Range, depth: number): Unit | undefined {
  const {tokens} = source;
  const at = lastOperator(source, from, to, /^[*/]$/);
  if (at < 0 || lastOperator(source, from, to, /^([-+%]|\/\/|\*\*|[<>=!]=?|and|or|if|@)$/) >= 0) return undefined;
  const [left, right] = [
    {from, to: at},
    {from: at + 1, to},
  ];
  const isDivided = word(tokens, at) === '/';
  const unit = unitOf(source, left, depth);
  const factor = logTwo(source, right);
  if (factor === undefined) return isDivided || unit ? unit : unitOf(source, right, depth);
  if (factor === 'unclear') return undefined;
  const toBits = isDivided === (factor === 'ln 2');
  if (unit === (toBits ? 'nats' : 'bits')) return toBits ? 'bits' : 'nats';
  return undefined;
}

/** The last such operator at the range's own level, or −1. */
function lastOperator({tokens}: Source, from: number, to: number, wanted: RegExp): number {
  let found = -1;
  for (let i = from; i < to; i++) {
    if (tokens.partner[i]! > i) i = tokens.partner[i]!;
    else if (wanted.test(word(tokens, i)) && i > from) found = i;
  }
  return found;
}

/** 0.69 and 1.44 are meant as well. */
const closeTo = 4e-3;

/** ln 2 or its inverse, log₂ e; 'unclear' where a factor holds a logarithm that is neither. */
function logTwo(source: Source, range: Range): 'ln 2' | 'log2 e' | 'unclear' | undefined {
  const {tokens} = source;
  const text = textOf(tokens, range).replace(/\s/g, '');
  const value = range.to - range.from === 1 && tokens.kind[range.from] === NUMBER ? Number(text) : Number.NaN;
  if (
    Math.abs(value - Math.LN2) < closeTo ||
    (/^(\w+\.)?(log|LN)\(?2?\.?0?\)?$/.test(text) && /2/.test(text) && !/log2/i.test(text))
  )
    return 'ln 2';
  if (
    Math.abs(value - Math.LOG2E) < closeTo ||
    /^(\w+\.)?log2\(((\w+\.)?e|(\w+\.)?exp\(1\.?0?\))\)$|^Math\.LOG2E$/.test(text)
  )
    return 'log2 e';
  const [named, ...others] = originsOf(source, range) ?? [];
  if (others.length > 0) return 'unclear';
  if (named && named.from !== range.from) return logTwo(source, named);
  return /log|ln|bit|nat|base|unit|scale|factor/i.test(text) ? 'unclear' : undefined;
}

/** A sum of one unit is of that unit. */
function unitOfSum(source: Source, {from, to}: Range, depth: number): Unit | undefined {
  const at = lastOperator(source, from, to, /^[-+]$/);
  if (at < 0 || lastOperator(source, from, to, /^([%@]|\/\/|\*\*|[<>=!]=?|and|or|if)$/) >= 0) return undefined;
  const unit = unitOf(source, {from, to: at}, depth);
  return unit === unitOf(source, {from: at + 1, to}, depth) ? unit : undefined;
}

/** The unit of a formula written out, by its logarithms: `-np.sum(p * np.log2(q))` is in bits. A logarithm of 2, or over another, may change it. */
export function formulaUnit(source: Source, {from, to}: Range): Unit | undefined {
  const {tokens} = source;
  const bases = new Set<Unit>();
  let isMeasure = word(tokens, from) === '-';
  for (let i = from; i < to; i++) {
    const w = word(tokens, i);
    if (/^(sum|mean|reduce_sum|reduce_mean)$/.test(w)) isMeasure = true;
    if (isFactor(tokens, i) || isOtherLog(source, i) || isScale(tokens, i, from)) return undefined;
    if (/^(LN2|LOG2E|log10|logb|ln2)$/i.test(w) || (tokens.kind[i] === NUMBER && isLogTwo(Number(w)))) return undefined;
    if (natural.test(w) && word(tokens, i + 1) === '(') bases.add('nats');
    if (!/^log2?$/.test(w) || word(tokens, i + 1) !== '(') continue;
    if (isDivisor(tokens, i) || /^[2e]$/.test(word(tokens, i + 2)) || word(tokens, i + 3) === ',') return undefined;
    bases.add(w === 'log2' ? 'bits' : 'nats');
  }
  return isMeasure && bases.size === 1 ? [...bases][0] : undefined;
}

/** `/ LOG_2`, `* inv_ln2`: a plain name that may stand for ln 2. */
const isFactor = (tokens: Source['tokens'], at: number): boolean =>
  /^[*/]$/.test(word(tokens, at - 1 - (word(tokens, at - 1) === '.' ? 2 : 0))) &&
  !/^[.(]$/.test(word(tokens, at + 1)) &&
  /(^|_)(ln|log)(_?(2|two|base))?$|ln_?2|log_?2|bit|nat|scale|base/i.test(word(tokens, at));

/** A `log` of the document's own, or of a library that is not known. */
function isOtherLog(source: Source, at: number): boolean {
  if (word(source.tokens, at) !== 'log' || word(source.tokens, at - 1) === '.') return false;
  const name = nameOf(source, 'log');
  return name === undefined
    ? isBound(source.scopes, 'log')
    : !/^(math|numpy|torch|jax\.numpy|tensorflow(\.math)?)\.log$/.test(name);
}

/** `-self.k * np.sum(…)`: what stands before the sum may turn the unit. */
function isScale(tokens: Source['tokens'], at: number, from: number): boolean {
  if (word(tokens, at) !== '*' || tokens.kind[at - 1] !== NAME) return false;
  for (let i = from + (word(tokens, from) === '-' ? 1 : 0); i < at; i++)
    if (tokens.kind[i] !== NAME && word(tokens, i) !== '.') return false;
  return /^(\w+\.)?(sum|mean)$/.test(
    word(tokens, at + 1) + (word(tokens, at + 2) === '.' ? `.${word(tokens, at + 3)}` : ''),
  );
}

/** Functions of SciPy with a natural logarithm in them. */
const natural = /^(xlogy|xlog1py|entr|rel_entr)$/;

const isLogTwo = (value: number): boolean =>
  Math.abs(value - Math.LN2) < 1e-3 || Math.abs(value - Math.LOG2E) < 1e-3 || value === 2;

/** `… / np.log(` */
const isDivisor = (tokens: Source['tokens'], at: number): boolean =>
  word(tokens, at - 1) === '.' ? word(tokens, at - 3) === '/' : word(tokens, at - 1) === '/';
