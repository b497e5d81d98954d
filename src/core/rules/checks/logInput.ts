/** Losses that take log-probabilities (nll_loss, kl_div): probabilities or logits passed instead; log targets unannounced; mean against batchmean. */

import {type Said, say} from '../../say.ts';
import {changesIn} from '../flow/changes.ts';
import {kindOf} from '../flow/kinds.ts';
import {literalOf, resolve, scalarOf} from '../flow/literals.ts';
import {type LossCall, lossAtOpen, madeBy} from '../lossCalls.ts';
import {definitionOf, servesOnly, withArgument} from '../mend.ts';
import {
  at,
  type BindingCheck,
  type Context,
  calleeRange,
  type Found,
  type LossCheck,
  replaceRange,
  shown,
  sourceText,
} from '../report.ts';
import {isProbabilities, isSound, roundingAllowance, rowSums} from '../rows.ts';
import type {Source} from '../source.ts';
import {stringOf} from '../source.ts';
import {type Call, chainOf, expressionEnd, type Range, textOf} from '../syntax.ts';
import {word} from '../tokens.ts';
import type {Fix} from '../types.ts';

const isKl = (loss: LossCall): boolean => /kl_div|KLDivLoss/.test(loss.name);

const isTorch = ({signature}: LossCall): boolean => signature.framework === 'PyTorch';

/** By its option in PyTorch, by the name of the function in optax. */
function takesLogTarget(context: Context, loss: LossCall): boolean | undefined {
  if (!isTorch(loss)) return loss.name.endsWith('_with_log_targets');
  if (changesIn(context.source).ofOptions) return undefined;
  if (!loss.options.has('log_target')) return false;
  return scalarOf(context.source, loss.options.get('log_target')) === 'True' ? true : undefined;
}

/** `softmax(…)` → `log_softmax(…)`, in the argument itself or where a name that serves nothing else got it. */
function logFix({source}: Context, range: Range): readonly Fix[] {
  const definition = definitionOf(source, range);
  const place = definition && servesOnly(source, definition, range) ? definition.value : range;
  const chain = chainOf(source.tokens, place);
  if (chain?.trailers.length !== 1 || !/(^|\.)softmax$/.test(chain.path)) return [];
  const text = sourceText(source, place);
  const cut = chain.path.length - 'softmax'.length;
  const edit = replaceRange(source, place, `${text.slice(0, cut)}log_${text.slice(cut)}`);
  return [{title: say('Use log_softmax'), edits: [edit]}];
}

function inputMessage(loss: LossCall, what: Said): Said {
  const then = isKl(loss)
    ? say('the result is no divergence and may be negative')
    : say('the loss comes out as −p, between −1 and 0');
  return say(
    '{0} takes log-probabilities, and this is {1}: {2}; pass the logarithm (log_softmax).',
    loss.label,
    what,
    then,
  );
}

function inputKind(context: Context, loss: LossCall): Said | undefined {
  const kind = kindOf(context.source, loss.prediction!);
  if (kind === 'softmax' || kind === 'sigmoid') return say('a {0}', kind);
  if (kind === 'probabilities') return say('predict_proba, which gives probabilities');
  if (kind === 'logits' && !isKl(loss)) return say('the output of a linear layer, logits');
  const literal = literalOf(context.source, loss.prediction!);
  if (!isSound(literal) || !isProbabilities(literal) || literal.values.every((v) => v === 0)) return undefined;
  const allowance = roundingAllowance(context.source.text, literal);
  const first = literal.values.find((v) => v > 0)!;
  return rowSums(literal).every((s) => Math.abs(s - 1) <= allowance)
    ? say('a row of probabilities (Σ = 1)')
    : say('positive ({0}), which no log-probability is', shown(first));
}

function checkInput(context: Context, loss: LossCall): readonly Found[] {
  if (loss.takes !== 'log' || !loss.prediction) return [];
  if (isSwappedKl(context, loss)) return [swappedKl(context, loss)];
  const what = isGathered(context, loss) ? undefined : inputKind(context, loss);
  return what
    ? [
        at(
          context.source,
          loss.prediction,
          'probabilities-as-log',
          inputMessage(loss, what),
          logFix(context, loss.prediction),
        ),
      ]
    : [];
}

/** `-F.nll_loss(p, y)` and `1 + F.nll_loss(p, y)`: the probability of what happened, which is wanted so. */
function isGathered({source: {tokens}}: Context, {call, name}: LossCall): boolean {
  const {from} = call.callee;
  const before = word(tokens, from - 1);
  return /nll_loss$/.test(name) && (before === '-' || (before === '+' && Number(word(tokens, from - 2)) === 1));
}

/** One more option, where the loss was made. */
function optionFix({source}: Context, {optionsOpen}: LossCall, option: string): readonly Fix[] {
  return optionsOpen === undefined
    ? []
    : [{title: say('Set {0}', option), edits: [withArgument(source, optionsOpen, option)]}];
}

function isSwappedKl(context: Context, loss: LossCall): boolean {
  if (!isKl(loss) || !loss.target || !loss.prediction || takesLogTarget(context, loss) !== false) return false;
  const input = kindOf(context.source, loss.prediction);
  const target = kindOf(context.source, loss.target);
  return (input === 'softmax' || input === 'sigmoid') && (target === 'log-softmax' || target === 'log-sigmoid');
}

function swappedKl(context: Context, loss: LossCall): Found {
  const input = sourceText(context.source, loss.prediction!);
  const target = sourceText(context.source, loss.target!);
  const edits = [
    replaceRange(context.source, loss.prediction!, target),
    replaceRange(context.source, loss.target!, input),
  ];
  const message = say(
    '{0} computes KL(target‖exp(input)): the log-probabilities come first and the target second, here they are swapped.',
    loss.label,
  );
  return at(context.source, loss.prediction!, 'kl-argument-order', message, [
    {title: say('Swap the two arguments'), edits},
  ]);
}

function checkLogTarget(context: Context, loss: LossCall): readonly Found[] {
  if (!isKl(loss) || loss.takes !== 'log' || !loss.target || isSwappedKl(context, loss)) return [];
  const takesLog = takesLogTarget(context, loss);
  const kind = kindOf(context.source, loss.target);
  const isLog = kind === 'log-softmax' || kind === 'log-sigmoid';
  if (isLog && takesLog === false) return [unannouncedLog(context, loss)];
  if (!takesLog || (kind !== 'softmax' && kind !== 'sigmoid')) return [];
  const message = isTorch(loss)
    ? say('log_target=True promises the logarithm of the target, and this is a {0}.', kind)
    : say('{0} takes the logarithm of the target, and this is a {1}; use kl_divergence.', loss.label, kind);
  return [at(context.source, loss.target, 'kl-log-target', message)];
}

function unannouncedLog(context: Context, loss: LossCall): Found {
  const message = isTorch(loss)
    ? say(
        'The target is a logarithm and log_target is not set: {0} would take its values as probabilities; set log_target=True.',
        loss.label,
      )
    : say(
        'The target is a logarithm, and {0} takes its values as probabilities; use kl_divergence_with_log_targets.',
        loss.label,
      );
  const fixes = isTorch(loss) ? optionFix(context, loss, 'log_target=True') : [];
  return at(context.source, loss.target!, 'kl-log-target', message, fixes);
}

const classCount = /\b(size\(|shape\[|num_classes|n_classes)/;

/** `F.kl_div(q, p) * p.size(1)`: the mean over the elements times K is that over the rows. */
function isScaledBack({source}: Context, {call}: LossCall): boolean {
  const {tokens} = source;
  const {close, callee} = call;
  const isBehind = word(tokens, close + 1) === '*';
  const behind = {from: close + 2, to: expressionEnd(tokens, close + 1)};
  const before = resolve(source, {from: callee.from - 2, to: callee.from - 1});
  return (
    (isBehind && classCount.test(textOf(tokens, behind))) ||
    (word(tokens, callee.from - 1) === '*' && classCount.test(textOf(tokens, before)))
  );
}

function checkReduction(context: Context, loss: LossCall): readonly Found[] {
  if (!isKl(loss) || !isTorch(loss) || changesIn(context.source).ofOptions) return [];
  if (loss.options.has('size_average') || loss.options.has('reduce')) return [];
  const range = loss.options.get('reduction');
  if (range && stringOf(context.source, range) !== 'mean') return [];
  if (isScaledBack(context, loss)) return [];
  const message = say(
    "reduction='mean' divides by the number of elements, not by the batch: for K classes the result is KL / K; use reduction='batchmean'.",
  );
  const fixes = range
    ? [{title: say("Use reduction='batchmean'"), edits: [replaceRange(context.source, range, "'batchmean'")]}]
    : optionFix(context, loss, "reduction='batchmean'");
  return [at(context.source, range ?? calleeRange(loss), 'kl-mean-reduction', message, fixes)];
}

/** `kl_pq = entropy(q, p)`: named for one direction, computed in the other. */
export const direction: BindingCheck = ({source}, {name, value}) => {
  const [, first, second] = /^kl_?([a-z])_?([a-z])$/i.exec(name) ?? [];
  if (!first || !second || first === second) return [];
  const loss = value && lossAtOpen(source, lastOpen(source, value));
  const [given, other] = loss ? [rootOf(source, loss.target), rootOf(source, loss.prediction)] : [];
  const isReversed = given === second.toLowerCase() && other === first.toLowerCase();
  return loss && isReversed ? [misdirected(source, loss, name, [first, second])] : [];
};

function lastOpen(source: Source, value: Range): number {
  const call = chainOf(source.tokens, value)?.trailers.find((t) => t.type === 'call');
  return call?.type === 'call' ? call.open : -1;
}

/** The name of `q`, `q.log()`, `torch.log(q)`. */
function rootOf({tokens}: Source, range: Range | undefined): string | undefined {
  const chain = range && chainOf(tokens, range);
  const call = chain?.trailers[0];
  if (!chain || chain.trailers.length > 1) return undefined;
  if (!call) return chain.path.toLowerCase();
  if (call.type !== 'call' || !/\.log$/.test(chain.path)) return undefined;
  const inner = call.args.length === 0 ? chain.path.slice(0, -4) : textOf(tokens, call.args[0]!);
  return inner.toLowerCase();
}

function misdirected(source: Source, loss: LossCall, name: string, [first, second]: readonly [string, string]): Found {
  const message = say('{0} says KL({1}‖{2}), and this computes KL({2}‖{1}).', name, first, second);
  return at(source, loss.call.callee, 'kl-argument-order', message);
}

export const logInput: LossCheck = (context, loss) => [
  ...checkInput(context, loss),
  ...checkLogTarget(context, loss),
  ...(loss.signature.constructor_ ? [] : checkReduction(context, loss)),
];

/** What a loss that is made here says of itself. */
export function reductionOfMade(context: Context, call: Call): readonly Found[] {
  const loss = madeBy(context.source, call);
  return loss ? checkReduction(context, loss) : [];
}
