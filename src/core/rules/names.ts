/** Imports → canonical dotted names: `F.cross_entropy` is torch.nn.functional.cross_entropy where F was imported so. */
import {NAME, NEWLINE, STRING, type Tokens, word} from './tokens.ts';

export type Aliases = ReadonlyMap<string, string>;

/** What everybody calls these modules; used only where the document binds the name in no other way. */
const customary: Readonly<Record<'python' | 'javascript', Readonly<Record<string, string>>>> = {
  python: {
    F: 'torch.nn.functional',
    nn: 'torch.nn',
    torch: 'torch',
    tf: 'tensorflow',
    tensorflow: 'tensorflow',
    keras: 'keras',
    np: 'numpy',
    numpy: 'numpy',
    jnp: 'jax.numpy',
    jax: 'jax',
    optax: 'optax',
    sklearn: 'sklearn',
    scipy: 'scipy',
    log_loss: 'sklearn.metrics.log_loss',
  },
  javascript: {tf: 'tfjs', tfc: 'tfjs'},
};

/** One name for what the frameworks export under several. */
const canonicalPrefixes: readonly (readonly [string, string])[] = [
  ['tensorflow.python.keras', 'keras'],
  ['tensorflow.compat.v1', 'tensorflow'],
  ['tensorflow.compat.v2', 'tensorflow'],
  ['tensorflow.keras', 'keras'],
  ['tf_keras', 'keras'],
  ['keras.api', 'keras'],
  ['keras.src.losses.losses', 'keras.losses'],
  ['keras.src', 'keras'],
  ['sklearn.metrics._classification', 'sklearn.metrics'],
  ['jax.nn.functions', 'jax.nn'],
  ['flax.nnx', 'flax.linen'],
  ['optax.losses', 'optax'],
];

/** TensorFlow 2 exports Keras's losses and metrics also as tf.losses and tf.metrics; TensorFlow 1's own are named otherwise. */
const kerasOfTensorflow = /^tensorflow\.(?=(losses|metrics)\.\w*[cC]rossentropy$)/;

export function canonical(path: string): string {
  if (kerasOfTensorflow.test(path)) return path.replace('tensorflow.', 'keras.');
  for (const [from, to] of canonicalPrefixes) {
    if (path === from || path.startsWith(`${from}.`)) return canonical(to + path.slice(from.length));
  }
  return path;
}

/** Reads every import of the document. */
export function readAliases(tokens: Tokens): Aliases {
  const aliases = new Map<string, string>();
  const isPython = tokens.language === 'python';
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== NAME || (isPython && tokens.first[i] !== 1)) continue;
    const w = word(tokens, i);
    if (isPython) {
      if (w === 'from') i = fromImport(tokens, i, aliases);
      else if (w === 'import') i = plainImport(tokens, i, aliases);
    } else if (w === 'import' || w === 'require') scriptImport(tokens, i, aliases);
  }
  return aliases;
}

function dotted(tokens: Tokens, at: number): {readonly path: string; readonly next: number} {
  let path = '';
  let i = at;
  while (tokens.kind[i] === NAME || word(tokens, i) === '.' || word(tokens, i) === '...') {
    if (tokens.kind[i] === NAME && tokens.kind[i - 1] === NAME && i > at) break;
    path += word(tokens, i++);
  }
  return {path, next: i};
}

function plainImport(tokens: Tokens, at: number, aliases: Map<string, string>): number {
  let i = at + 1;
  for (;;) {
    const {path, next} = dotted(tokens, i);
    if (path === '') return next;
    i = next;
    if (word(tokens, i) === 'as') {
      aliases.set(word(tokens, i + 1), path);
      i += 2;
    } else aliases.set(path.split('.')[0]!, path.split('.')[0]!);
    if (word(tokens, i) !== ',') return i;
    i++;
  }
}

function fromImport(tokens: Tokens, at: number, aliases: Map<string, string>): number {
  let i = at + 1;
  let module = '';
  while (i < tokens.count && word(tokens, i) !== 'import' && tokens.kind[i] !== NEWLINE) module += word(tokens, i++);
  for (i++; i < tokens.count && tokens.kind[i] !== NEWLINE; i++) {
    if (word(tokens, i) === '*') aliases.set(`*${module}`, module);
    if (tokens.kind[i] !== NAME) continue;
    const name = word(tokens, i);
    const renamed = word(tokens, i + 1) === 'as';
    aliases.set(renamed ? word(tokens, i + 2) : name, `${module}.${name}`);
    if (renamed) i += 2;
  }
  return i;
}

const scriptModules = /^@tensorflow\/tfjs(-core|-node|-node-gpu|-layers)?$/;

/** `import * as tf from '@tensorflow/tfjs'`, `import {losses} from …`, `const tf = require('…')`. */
function scriptImport(tokens: Tokens, at: number, aliases: Map<string, string>): void {
  const end = Math.min(at + 40, tokens.count);
  for (let i = at; i < end; i++) {
    if (tokens.kind[i] !== STRING) continue;
    const isTfjs = scriptModules.test(tokens.text.slice(tokens.start[i]! + 1, tokens.end[i]! - 1));
    bindScriptNames(tokens, at, i, isTfjs ? 'tfjs' : 'unknown', aliases);
    return;
  }
}

function bindScriptNames(tokens: Tokens, at: number, to: number, module: string, aliases: Map<string, string>): void {
  if (word(tokens, at) === 'require') {
    if (word(tokens, at - 1) === '=') aliases.set(word(tokens, at - 2), module);
    return;
  }
  const braces = tokens.text.slice(tokens.start[at], tokens.start[to]).includes('{');
  for (let i = at + 1; i < to; i++) {
    const w = word(tokens, i);
    if (tokens.kind[i] !== NAME || w === 'from' || w === 'as' || w === 'type') continue;
    if (word(tokens, i + 1) === 'as') continue;
    const original = word(tokens, i - 1) === 'as' ? word(tokens, i - 2) : w;
    aliases.set(w, braces ? `${module}.${original}` : module);
  }
}

/** What `from module import *` may have brought: the canonical names that the path would have there. */
export function starredNames(path: string, aliases: Aliases): readonly string[] {
  const modules = [...aliases].flatMap(([key, module]) => (key.startsWith('*') ? [module] : []));
  return modules.map((module) => canonical(`${module}.${path}`));
}

/** The canonical name of a dotted path as written, or undefined where its head is bound to something unknown. */
export function canonicalName(
  path: string,
  language: 'python' | 'javascript',
  aliases: Aliases,
  isBound: (name: string) => boolean,
): string | undefined {
  const [head, ...rest] = path.split('.') as [string, ...string[]];
  const imported = aliases.get(head);
  const module = imported ?? (isBound(head) ? undefined : customary[language][head]);
  if (module === undefined) return undefined;
  return canonical([module, ...rest].join('.'));
}
