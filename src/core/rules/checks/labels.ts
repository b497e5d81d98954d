/** scikit-learn's log_loss sorts its labels: columns follow the sorted order, whatever `labels` says. */

import {say} from '../../say.ts';
import {kindOf} from '../flow/kinds.ts';
import {resolve} from '../flow/literals.ts';
import type {LossCall} from '../lossCalls.ts';
import {at, type Context, type Found, type LossCheck} from '../report.ts';
import {stringOf} from '../source.ts';
import {chainOf, type Range, splitArguments, textOf} from '../syntax.ts';
import {word} from '../tokens.ts';
import type {Fix} from '../types.ts';

type Label = string | number;

function labelsOf(context: Context, range: Range): readonly Label[] | undefined {
  const list = resolve(context.source, range);
  const open = word(context.source.tokens, list.from);
  if ((open !== '[' && open !== '(') || context.source.tokens.partner[list.from] !== list.to - 1) return undefined;
  const items = splitArguments(context.source.tokens, list.from).map((item) => labelOf(context, item));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function labelOf(context: Context, range: Range): Label | undefined {
  const text = stringOf(context.source, range);
  if (text !== undefined) return text;
  const {tokens} = context.source;
  const value = Number(context.source.text.slice(tokens.start[range.from], tokens.end[range.to - 1]));
  return Number.isFinite(value) ? value : undefined;
}

/** As NumPy sorts: numbers by value, strings by code point. */
function isSorted(labels: readonly Label[]): boolean {
  return labels.every((label, i) => i === 0 || labels[i - 1]! <= label);
}

function check(context: Context, loss: LossCall): readonly Found[] {
  const range = loss.options.get('labels');
  if (loss.name !== 'sklearn.metrics.log_loss' || !range) return [];
  const labels = labelsOf(context, range);
  if (!labels || isSorted(labels) || new Set(labels.map((l) => typeof l)).size > 1) return [];
  const sorted = [...labels].sort((a, b) => (a < b ? -1 : 1));
  const legend = sorted.map((label, i) => `${i} → ${label}`).join(', ');
  return [
    at(
      context.source,
      range,
      'unsorted-labels',
      say(
        'log_loss sorts the labels: the columns of y_pred are read as {0}, whatever the order given here; order the columns so.',
        legend,
      ),
    ),
  ];
}

/** `predict_proba(X)[:, ::-1]`: the columns no longer follow the sorted classes. */
function checkColumns({source}: Context, loss: LossCall): readonly Found[] {
  if (loss.name !== 'sklearn.metrics.log_loss' || !loss.prediction || loss.options.has('labels')) return [];
  const prediction = resolve(source, loss.prediction);
  const chain = chainOf(source.tokens, prediction);
  const last = chain?.trailers[chain.trailers.length - 1];
  if (!chain || last?.type !== 'index') return [];
  const index = textOf(source.tokens, {from: last.open + 1, to: source.tokens.partner[last.open]!}).replace(/\s/g, '');
  const isReversed = /^:,(::-1|\[1,0\])$/.test(index);
  const truth = loss.target && chainOf(source.tokens, loss.target);
  if (!truth) return []; // `1 - y` goes with them
  if (!isReversed || kindOf(source, {from: chain.from, to: last.open}) !== 'probabilities') return [];
  return [at(source, loss.prediction, 'unsorted-labels', say(reversed), [keepColumns(source, last.open)])];
}

const reversed =
  'log_loss reads the columns of y_pred in the sorted order of the labels, as predict_proba gives them, and here they are reversed; leave them as they are.';

function keepColumns({tokens}: Context['source'], open: number): Fix {
  const edit = {start: tokens.start[open]!, end: tokens.end[tokens.partner[open]!]!, text: ''};
  return {title: say('Leave the columns as they are'), edits: [edit]};
}

export const labels: LossCheck = (context, loss) => [...check(context, loss), ...checkColumns(context, loss)];
