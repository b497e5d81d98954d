/** What the targets of well-known data sets are: class numbers or one-hot rows. */
import {nameOf, type Source, stringOf} from '../source.ts';
import {type Argument, type Chain, chainOf, type Range} from '../syntax.ts';
import {resolve} from './literals.ts';
import {maxDepth} from './origins.ts';

export type TargetKind = 'indices' | 'one-hot';

/** Labels of ten classes and more, as `load_data` gives them. */
const loaded = /^keras\.datasets\.(mnist|fashion_mnist|cifar10|cifar100|reuters)\.load_data$/;
const unpacked = /^\(\s*\w+\s*,\s*(\w+)\s*\)\s*,\s*(?:_\w*|\(\s*\w+\s*,\s*(\w+)\s*\))\s*=\s*([\w.]+)\(/;

/** `y_train` of `(x_train, y_train), _ = mnist.load_data()`, where nothing else is ever bound to it. */
export function isLoadedLabels(source: Source, name: string): boolean {
  const all = [...(source.scopes.assignments.get(name)?.values() ?? [])].flat();
  const {text, tokens} = source;
  const place = all.length === 1 ? tokens.start[all[0]!.at]! : -1;
  if (place < 0) return false;
  const line = text.lastIndexOf('\n', place) + 1;
  const [, first, second, path] = unpacked.exec(text.slice(line).trimStart()) ?? [];
  return (name === first || name === second) && loaded.test(nameOf(source, path!) ?? '');
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
  if (method === 'flow_from_directory') return byMode(source, call.args, 'class_mode', 'categorical');
  const base: Range = {from: chain.from, to: chain.from + 2 * parts.length - 3};
  return parts.length > 1 && keepers.test(method) ? broughtTargets(source, base, depth + 1) : undefined;
}

function byMode(source: Source, args: readonly Argument[], name: string, without: string): TargetKind | undefined {
  const given = args.find(({keyword}) => keyword === name);
  const mode = given ? stringOf(source, resolve(source, given)) : without;
  if (mode === 'categorical') return 'one-hot';
  return mode === 'int' || mode === 'sparse' ? 'indices' : undefined;
}

export const isPlainName = ({trailers, path}: Chain): boolean => trailers.length === 0 && !path.includes('.');
