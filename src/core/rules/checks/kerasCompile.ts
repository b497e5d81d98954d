/** model.compile against the model's last layer: softmax with from_logits=True, raw logits with a loss that takes probabilities. */

import {say} from '../../say.ts';
import {callableKind} from '../flow/callables.ts';
import {kindOf} from '../flow/kinds.ts';
import {resolve, scalarOf} from '../flow/literals.ts';
import {modulesOf} from '../flow/modules.ts';
import {keyword, propertiesOf} from '../kerasModel.ts';
import {withArgument, withoutArgument} from '../mend.ts';
import {at, type Check, type Context, type Found} from '../report.ts';
import {signatures} from '../signatures.ts';
import {nameOf, type Source, stringOf} from '../source.ts';
import {type Call, chainOf, type Range} from '../syntax.ts';

interface CompiledLoss {
  readonly range: Range;
  readonly fromLogits: boolean;
  readonly family: 'softmax' | 'sigmoid';
  readonly isSparse: boolean;
  readonly label: string;
  /** Where from_logits is said, and the parenthesis of the loss's options. */
  readonly flag?: Range;
  readonly open?: number;
}

const byString: Readonly<Record<string, 'softmax' | 'sigmoid'>> = {
  categorical_crossentropy: 'softmax',
  sparse_categorical_crossentropy: 'softmax',
  binary_crossentropy: 'sigmoid',
  categoricalCrossentropy: 'softmax',
  sparseCategoricalCrossentropy: 'softmax',
  binaryCrossentropy: 'sigmoid',
};

const isSparse = (name: string): boolean => /^sparse/i.test(name);

function compiledLoss(source: Source, call: Call): CompiledLoss | undefined {
  const given = propertiesOf(source, call.args);
  const loss = keyword(given, 'loss') ?? (given[1]?.keyword === undefined ? given[1] : undefined);
  if (!loss) return undefined;
  const text = stringOf(source, loss) ?? '';
  const family = byString[text];
  if (family) return {range: loss, fromLogits: false, family, isSparse: isSparse(text), label: text};
  const chain = chainOf(source.tokens, resolve(source, loss));
  const signature = chain && signatures[nameOf(source, chain.path) ?? ''];
  const built = chain?.trailers[0];
  if (!signature?.fromLogits || built?.type !== 'call' || signature.family === 'any') return undefined;
  const position = signature.constructor_?.indexOf('from_logits') ?? -1;
  const positional = built.args[position]?.keyword === undefined ? built.args[position] : undefined;
  const flag = keyword(built.args, 'from_logits') ?? positional;
  const value = flag ? scalarOf(source, flag) : 'False';
  const label = chain!.path.slice(chain!.path.lastIndexOf('.') + 1);
  const of = {isSparse: signature.targets === 'index', label, open: built.open, ...(flag?.keyword && {flag})};
  return value === 'True' || value === 'False'
    ? {...of, range: loss, fromLogits: value === 'True', family: signature.family}
    : undefined;
}

function check(context: Context, call: Call): readonly Found[] {
  const {source} = context;
  const {path, trailers, from, to} = call.callee;
  if (trailers.length > 0 || !path.endsWith('.compile')) return [];
  const loss = compiledLoss(source, call);
  const output = loss && callableKind(source, {from, to: to - 2});
  if (!loss || !output) return [];
  if (loss.fromLogits && (output === 'softmax' || output === 'sigmoid')) {
    const message = say(
      'The model ends in a {0} and the loss has from_logits=True: {0} is applied twice; drop the activation, or from_logits.',
      output,
    );
    const fixes = loss.flag ? [{title: say('Leave out from_logits'), edits: [withoutArgument(source, loss.flag)]}] : [];
    return [at(source, loss.range, output === 'sigmoid' ? 'double-sigmoid' : 'double-softmax', message, fixes)];
  }
  if (!loss.fromLogits && output === 'logits') {
    const message = say(
      'The model ends in a layer without activation, and this loss takes probabilities: its values are clipped to [1e-7, 1 − 1e-7]; set from_logits=True, or end in a {0}.',
      loss.family,
    );
    const edits = loss.open === undefined || loss.flag ? [] : [withArgument(source, loss.open, 'from_logits=True')];
    const fixes = edits.length > 0 ? [{title: say('Set {0}', 'from_logits=True'), edits}] : [];
    return [at(source, loss.range, 'logits-as-probabilities', message, fixes)];
  }
  return [];
}

/** `model.fit(x, y)` after `model.compile(loss=…)`: one-hot rows for a sparse loss, class numbers for one that takes rows. */
function checkFit({source}: Context, call: Call): readonly Found[] {
  const {path, trailers, from, to} = call.callee;
  if (trailers.length > 0 || !path.endsWith('.fit')) return [];
  const target = keyword(call.args, 'y') ?? (call.args[1]?.keyword === undefined ? call.args[1] : undefined);
  const loss = target && compiledBefore(source, {from, to: to - 2}, call);
  const kind = loss && kindOf(source, target);
  if (kind === 'one-hot' && loss?.isSparse)
    return [at(source, target!, 'one-hot-as-index', say(sparseTarget, loss.label))];
  return kind === 'indices' && loss && !loss.isSparse && loss.family === 'softmax'
    ? [at(source, target!, 'index-as-one-hot', say(oneHotTarget, loss.label))]
    : [];
}

const sparseTarget =
  '{0} takes class indices here, and this target is one-hot: pass the indices (argmax over the last axis).';
const oneHotTarget =
  '{0} takes one-hot (or soft) targets, and these are class indices: encode them, or use the sparse form of the loss.';

/** The loss of the one compile of this model. */
function compiledBefore(source: Source, model: Range, fit: Call): CompiledLoss | undefined {
  const built = modulesOf(source, model)?.[0];
  const compiles = source.calls.filter(({callee, open}) => {
    if (callee.trailers.length > 0 || open > fit.open || !callee.path.endsWith('.compile')) return false;
    return built !== undefined && modulesOf(source, {from: callee.from, to: callee.to - 2})?.[0]?.from === built.from;
  });
  return compiles.length === 1 ? compiledLoss(source, compiles[0]!) : undefined;
}

export const kerasCompile: Check = (context) =>
  context.source.calls.flatMap((call) => [...check(context, call), ...checkFit(context, call)]);
