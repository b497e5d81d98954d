/** What the targets of well-known data sets are: class numbers or one-hot rows. */
import {nameOf, type Source, stringOf} from '../source.ts';
import {type Argument, type Chain, chainOf, type Range} from '../syntax.ts';
import {word} from '../tokens.ts';
import {resolve} from './literals.ts';
import {maxDepth} from './origins.ts';

export type TargetKind = 'indices' | 'one-hot';

/** How many classes there are in the labels that `load_data` gives; cifar100 has 20 where it is asked for coarse ones. */
const loaded: Readonly<Record<string, number>> = {
  'keras.datasets.mnist.load_data': 10,
  'keras.datasets.fashion_mnist.load_data': 10,
  'keras.datasets.cifar10.load_data': 10,
  'keras.datasets.cifar100.load_data': 100,
  'keras.datasets.reuters.load_data': 46,
};
const unpacked = /^\(\s*\w+\s*,\s*(\w+)\s*\)\s*,\s*(?:_\w*|\(\s*\w+\s*,\s*(\w+)\s*\))\s*=\s*([\w.]+)\((.*)/;

/** The classes of `y_train` of `(x_train, y_train), _ = mnist.load_data()`, where nothing else is ever bound to it. */
export function loadedClasses(source: Source, name: string): number | undefined {
  const all = [...(source.scopes.assignments.get(name)?.values() ?? [])].flat();
  const {text, tokens} = source;
  const place = all.length === 1 ? tokens.start[all[0]!.at]! : -1;
  if (place < 0) return undefined;
  const line = text.lastIndexOf('\n', place) + 1;
  const [, first, second, path, options] = unpacked.exec(text.slice(line).trimStart()) ?? [];
  if (path === undefined || (name !== first && name !== second)) return undefined;
  const known = nameOf(source, path) ?? '';
  if (!known.includes('cifar100')) return loaded[known];
  if (/^[^)]*['"]coarse['"]/.test(options!)) return 20;
  return /^\s*\)|^[^)]*['"]fine['"]/.test(options!) ? 100 : undefined;
}

const directories = /^keras\.(utils|preprocessing)\.(image_|text_|audio_)dataset_from_directory$/;
/** Methods of a data set that leave each of its elements what it is. */
const keepers = /^(cache|prefetch|shuffle|repeat|take|skip|shard|with_options)$/;

/** The targets that a data set brings along: by the `label_mode` of a directory, the `class_mode` of a generator. */
export function broughtTargets(source: Source, range: Range, depth = 0): TargetKind | undefined {
  const chain = depth > maxDepth ? undefined : chainOf(source.tokens, resolve(source, range));
  const [call, ...more] = chain?.trailers ?? [];
  const isKept = more.every((t) => t.type === 'call' || (t.type === 'name' && keepers.test(t.name)));
  if (!chain || call?.type !== 'call' || !isKept) return undefined;
  const parts = chain.path.split('.');
  const method = parts[parts.length - 1]!;
  if (directories.test(nameOf(source, chain.path) ?? '')) return byMode(source, call.args, 'label_mode', 'int');
  const base: Range = {from: chain.from, to: chain.from + 2 * parts.length - 3};
  if (method === 'flow_from_directory')
    return isGenerator(source, base) ? byMode(source, call.args, 'class_mode', 'categorical') : undefined;
  return parts.length > 1 && keepers.test(method) ? broughtTargets(source, base, depth + 1) : undefined;
}

/** An ImageDataGenerator, or a name that tells no more. */
function isGenerator(source: Source, owner: Range): boolean {
  const chain = chainOf(source.tokens, resolve(source, owner));
  const name = chain && nameOf(source, chain.path);
  return name?.endsWith('.ImageDataGenerator') ?? chain?.trailers.length === 0;
}

function byMode(source: Source, args: readonly Argument[], name: string, without: string): TargetKind | undefined {
  const isHidden =
    args.some(({from}) => word(source.tokens, from).startsWith('*')) || args.filter((a) => !a.keyword).length > 1;
  if (isHidden) return undefined;
  const given = args.find(({keyword}) => keyword === name);
  const mode = given ? stringOf(source, resolve(source, given)) : without;
  if (mode === 'categorical') return 'one-hot';
  return mode === 'int' || mode === 'sparse' ? 'indices' : undefined;
}

export const isPlainName = ({trailers, path}: Chain): boolean => trailers.length === 0 && !path.includes('.');
