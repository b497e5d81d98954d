/** model.compile against the model's last layer: softmax with from_logits=True, raw logits with a loss that takes probabilities. */

import {say} from '../../say.ts';
import {callableKind} from '../flow/callables.ts';
import {resolve, scalarOf} from '../flow/literals.ts';
import {keyword, propertiesOf} from '../kerasModel.ts';
import {at, type Check, type Context, type Found} from '../report.ts';
import {signatures} from '../signatures.ts';
import {nameOf, type Source, stringOf} from '../source.ts';
import {type Call, chainOf, type Range} from '../syntax.ts';

interface CompiledLoss {
  readonly range: Range;
  readonly fromLogits: boolean;
  readonly family: 'softmax' | 'sigmoid';
}

const byString: Readonly<Record<string, 'softmax' | 'sigmoid'>> = {
  categorical_crossentropy: 'softmax',
  sparse_categorical_crossentropy: 'softmax',
  binary_crossentropy: 'sigmoid',
  categoricalCrossentropy: 'softmax',
  sparseCategoricalCrossentropy: 'softmax',
  binaryCrossentropy: 'sigmoid',
};

function compiledLoss(source: Source, call: Call): CompiledLoss | undefined {
  const given = propertiesOf(source, call.args);
  const loss = keyword(given, 'loss') ?? (given[1]?.keyword === undefined ? given[1] : undefined);
  if (!loss) return undefined;
  const family = byString[stringOf(source, loss) ?? ''];
  if (family) return {range: loss, fromLogits: false, family};
  const chain = chainOf(source.tokens, resolve(source, loss));
  const signature = chain && signatures[nameOf(source, chain.path) ?? ''];
  const built = chain?.trailers[0];
  if (!signature?.fromLogits || built?.type !== 'call' || signature.family === 'any') return undefined;
  const position = signature.constructor_?.indexOf('from_logits') ?? -1;
  const positional = built.args[position]?.keyword === undefined ? built.args[position] : undefined;
  const flag = keyword(built.args, 'from_logits') ?? positional;
  const value = flag ? scalarOf(source, flag) : 'False';
  return value === 'True' || value === 'False'
    ? {range: loss, fromLogits: value === 'True', family: signature.family}
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
    return [at(source, loss.range, output === 'sigmoid' ? 'double-sigmoid' : 'double-softmax', message)];
  }
  if (!loss.fromLogits && output === 'logits') {
    const message = say(
      'The model ends in a layer without activation, and this loss takes probabilities: its values are clipped to [1e-7, 1 − 1e-7]; set from_logits=True, or end in a {0}.',
      loss.family,
    );
    return [at(source, loss.range, 'logits-as-probabilities', message)];
  }
  return [];
}

export const kerasCompile: Check = (context) => context.source.calls.flatMap((call) => check(context, call));
