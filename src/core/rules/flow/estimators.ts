/** Estimators of scikit-learn and of libraries with its interface: which expressions build a classifier. */
import {nameOf, type Source} from '../source.ts';
import {type Argument, chainOf, type Range, splitArguments} from '../syntax.ts';
import {word} from '../tokens.ts';
import {resolve} from './literals.ts';
import {originsOf} from './origins.ts';

const classifiers = /^sklearn\.(.*)(Classifier\w*|LogisticRegression\w*|SVC|NB|Analysis)$/;

/** Boosted trees behind scikit-learn's interface; with more arguments their predict may give probabilities. */
const boosters = /^(xgboost|lightgbm|catboost)\.(.*\.)?(XGB|XGBRF|LGBM|CatBoost)Classifier$/;

export function isClassifier(source: Source, name: string, from: number): boolean {
  return buildsClassifier(source, {from, to: from + 2 * name.split('.').length - 1}, 0);
}

/** Every one that it may be is a classifier itself, a pipeline that ends in one, or a search or calibration over one. */
export const buildsClassifier = (source: Source, range: Range, depth: number): boolean =>
  (originsOf(source, range) ?? [range]).every((origin) => isBuiltClassifier(source, origin, depth));

function isBuiltClassifier(source: Source, range: Range, depth: number): boolean {
  const chain = chainOf(source.tokens, range);
  const built = chain?.trailers[0];
  const name = chain && nameOf(source, chain.path);
  const search = chain && /\.best_estimator_$/.test(chain.path) && chain.trailers.length === 0;
  if (search) return buildsClassifier(source, {from: chain.from, to: chain.to - 2}, depth + 1);
  if (!name || built?.type !== 'call' || depth > 4) return false;
  if (classifiers.test(name) || boosters.test(name)) return true;
  const inner = innerEstimator(source, name, built.args);
  return inner !== undefined && buildsClassifier(source, inner, depth + 1);
}

function innerEstimator(source: Source, name: string, args: readonly Argument[]): Range | undefined {
  const positional = args.filter((a) => a.keyword === undefined);
  if (name === 'sklearn.pipeline.make_pipeline') return positional[positional.length - 1];
  if (name === 'sklearn.pipeline.Pipeline')
    return lastStep(source, args.find((a) => a.keyword === 'steps') ?? positional[0]);
  if (/^sklearn\.model_selection\.\w*SearchCV$/.test(name))
    return args.find((a) => a.keyword === 'estimator') ?? positional[0];
  return undefined;
}

/** The estimator of the last `('name', estimator)` of a list. */
function lastStep(source: Source, list: Range | undefined): Range | undefined {
  const {tokens} = source;
  const steps = list && resolve(source, list);
  if (!steps || word(tokens, steps.from) !== '[') return undefined;
  const last = splitArguments(tokens, steps.from).slice(-1)[0];
  return last && word(tokens, last.from) === '(' ? splitArguments(tokens, last.from)[1] : undefined;
}
