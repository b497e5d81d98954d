/** make_scorer of a loss that takes probabilities: without saying so, it is given what predict gives, labels. */
import {type Said, say} from '../../say.ts';
import {withArgument} from '../mend.ts';
import {at, type Context, type Found} from '../report.ts';
import {nameOf} from '../source.ts';
import {type Call, chainOf} from '../syntax.ts';
import {word} from '../tokens.ts';
import type {Fix} from '../types.ts';

const options = new Set(['response_method', 'needs_proba', 'needs_threshold']);
const takesProbabilities = /^sklearn\.metrics\.(log_loss|brier_score_loss)$/;

const message = (loss: string): Said =>
  say(
    "make_scorer passes {0} the labels of predict unless it is told otherwise, and a wrong label has probability 0; set response_method='predict_proba'.",
    loss,
  );

export function scorer({source}: Context, call: Call): readonly Found[] {
  const {path, trailers} = call.callee;
  if (trailers.length > 0 || nameOf(source, path) !== 'sklearn.metrics.make_scorer') return [];
  const [first] = call.args;
  const chain = first && first.keyword === undefined ? chainOf(source.tokens, first) : undefined;
  const name = chain?.trailers.length === 0 ? nameOf(source, chain.path) : undefined;
  const isSaid =
    call.args.length > 2 && call.args.slice(0, 3).every((a) => a.keyword === undefined)
      ? true
      : call.args.some((a) =>
          a.keyword === undefined ? word(source.tokens, a.from) === '**' : options.has(a.keyword),
        );
  if (!name || !takesProbabilities.test(name) || isSaid) return [];
  return [at(source, first!, 'labels-as-probabilities', message(chain!.path), fixes(source, call))];
}

/** From 1.4 on, and before. */
const fixes = (source: Context['source'], {open}: Call): readonly Fix[] =>
  ["response_method='predict_proba'", 'needs_proba=True'].map((option) => ({
    title: say('Set {0}', option),
    edits: [withArgument(source, open, option)],
  }));
