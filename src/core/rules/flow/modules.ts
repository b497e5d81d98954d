/** How a module was built, wherever it was moved or wrapped since: `Net().to(device)`, `nn.DataParallel(net)`, `torch.compile(net)`. */
import {keyOf, nameOf, type Source} from '../source.ts';
import {type Chain, chainOf, type Range} from '../syntax.ts';
import {classNamed} from './functions.ts';
import {maxDepth, originsOf} from './origins.ts';

/** Methods that give the module itself back. */
const movers = /^(to|cuda|cpu|eval|train|half|float|double|bfloat16|requires_grad_|share_memory|bind|unfreeze)$/;

/** Functions that give a module that computes the same. */
const wrappers =
  /^(torch\.nn\.(DataParallel|parallel\.(DataParallel|DistributedDataParallel))|torch\.(compile|jit\.script|vmap|func\.vmap)|jax\.(jit|vmap|pmap)|copy\.(deepcopy|copy)|tensorflow\.function|haiku\.(transform|without_apply_rng))$/;

/** The expressions that built the module that this one stands for; undefined where one cannot be read. */
export function modulesOf(source: Source, range: Range, depth = 0): readonly Range[] | undefined {
  const origins = depth > maxDepth ? undefined : originsOf(source, range, depth + 1);
  const found: Range[] = [];
  for (const origin of origins ?? []) {
    const inner = wrapped(source, origin);
    const modules = inner ? modulesOf(source, inner, depth + 1) : [origin];
    if (!modules) return undefined;
    found.push(...modules);
  }
  return found.length > 0 ? found : undefined;
}

/** What stands between a mover or wrapper and the module. */
function wrapped(source: Source, range: Range): Range | undefined {
  const chain = chainOf(source.tokens, range);
  const last = chain?.trailers[chain.trailers.length - 1];
  if (!chain || last?.type !== 'call') return undefined;
  const before = chain.trailers[chain.trailers.length - 2];
  if (before?.type === 'name') return movers.test(before.name) ? {from: chain.from, to: last.open - 2} : undefined;
  if (before) return undefined;
  const dot = chain.path.lastIndexOf('.');
  const name = nameOf(source, chain.path);
  if (name !== undefined) return wrappers.test(name) ? last.args[0] : undefined;
  return dot > 0 && movers.test(chain.path.slice(dot + 1)) ? {from: chain.from, to: last.open - 2} : undefined;
}

/** The class of the document that the expression is surely an instance of. */
export function instanceClass(source: Source, range: Range): number | undefined {
  const {instances} = source.found;
  const key = keyOf(source, range);
  if (instances.has(key)) return instances.get(key);
  instances.set(key, undefined);
  const owners = modulesOf(source, range)?.map((module) => builtClass(source, module));
  const owner = owners?.every((o) => o === owners[0]) ? owners[0] : undefined;
  instances.set(key, owner);
  return owner;
}

function builtClass(source: Source, range: Range): number | undefined {
  const chain = chainOf(source.tokens, range);
  return chain && isOneCall(chain) ? classNamed(source, chain.path) : undefined;
}

const isOneCall = ({trailers}: Chain): boolean => trailers.length === 1 && trailers[0]!.type === 'call';
