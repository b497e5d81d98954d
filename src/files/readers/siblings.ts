/** Files of labels beside a file of predictions, by their names. */
import type {Access} from '../access.ts';
import {baseName, beside, extensionOf, folderOf, stemOf} from '../paths.ts';

const words = ['labels', 'label', 'y_true', 'targets', 'target', 'truth', 'ground_truth', 'gt', 'y', 'y_test', 'y_val'];
const predictionWord = /(probabilities|probs|proba|prob|logits|predictions|preds|pred|scores|outputs|softmax)/i;
const predictionWords = new RegExp(predictionWord, 'gi');
const labelFile = /\.(npy|csv|tsv|txt|json|jsonl|ndjson|parquet|pq|arrow|feather|npz|safetensors)$/;

/** Whether a file is named like one of predictions. */
export const isNamedPrediction = (name: string): boolean => predictionWord.test(stemOf(name));

const labelWord = /(^|[^a-z])(labels?|y_?(?:true|test|val)|targets?|truth|ground_?truth|gt|y)($|[^a-z])/i;
const lastWord = new RegExp(`${labelWord.source.replace('($|[^a-z])', '$')}`, 'i');

/** Whether a file is named like one of labels alone: `y_true`, `predictions_labels`, but not `labels_probs`. */
export const isNamedLabels = (name: string): boolean =>
  lastWord.test(stemOf(name)) || (labelWord.test(stemOf(name)) && !isNamedPrediction(name));

/** The stem with `word` in the place of each word for predictions, the last one first: `predictions_labels` for `predictions_logits`. */
function replacements(stem: string, word: string): readonly string[] {
  const places = [...stem.matchAll(predictionWords)].reverse();
  return places.map(({index, 0: found}) => stem.slice(0, index) + word + stem.slice(index + found.length));
}

/** `val_labels` for `val_probs` or `val`, then `labels`: what the file of labels may be called, the likeliest first. */
function stems(stem: string): readonly string[] {
  const short = stem.replace(predictionWord, '').replace(/^[^a-z0-9]+|[^a-z0-9]+$/gi, '');
  const replaced = words.flatMap((word) => replacements(stem, word));
  const joined = [stem, short].filter((s) => s !== '').flatMap((s) => words.map((word) => `${s}_${word}`));
  return [...replaced, ...joined, ...words].map((name) => name.toLowerCase());
}

/** Those that are there, the likeliest first. */
export function siblingsOf(access: Access, file: string): readonly string[] {
  const own = baseName(file);
  const entries = access.list(folderOf(file)) ?? [];
  const names = entries.filter((e) => !e.isFolder && e.name !== own && labelFile.test(extensionOf(e.name)));
  const found = stems(stemOf(file)).flatMap((stem) => names.filter((e) => stemOf(e.name).toLowerCase() === stem));
  return [...new Set(found)].map((e) => beside(file, e.name));
}
