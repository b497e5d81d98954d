/** What a list holds that is built step by step: `layers = []`, `layers.append(a)`, `layers += [b]`. */
import {dominates} from '../blocks.ts';
import type {Assignment} from '../scopes.ts';
import type {Source} from '../source.ts';
import {chainOf, itemsOf, type Range} from '../syntax.ts';
import {word} from '../tokens.ts';
import {originsOf} from './origins.ts';

/** What happened in its own scope to the name that the expression is, before the expression, in the order of the source. */
export function historyOf({scopes, tokens}: Source, range: Range): readonly Assignment[] {
  const chain = chainOf(tokens, range);
  if (!chain || chain.trailers.length > 0) return [];
  const own = scopes.assignments.get(chain.path.replace(/^this\./, 'self.'))?.get(scopes.of[chain.from]!) ?? [];
  return own.filter((a) => a.at < chain.from);
}

/** The last item, where it surely is the last: nothing decides whether it was added. */
export function lastItem(source: Source, range: Range): Range | undefined {
  const {scopes, tokens} = source;
  const history = historyOf(source, range);
  const last = history[history.length - 1];
  if (!last?.growth) return lastOf(source, originsOf(source, range)?.[0]);
  if (!dominates(scopes.blocks, tokens, last.at, range.from)) return undefined;
  return word(tokens, last.at + 1) === '+=' ? lastOf(source, last.growth) : last.growth;
}

function lastOf({tokens}: Source, range: Range | undefined): Range | undefined {
  const items = range && itemsOf(tokens, range, '[');
  return items?.[items.length - 1];
}

/** Everything that was added to a list that began empty. */
export function addedItems(source: Source, range: Range): readonly Range[] | undefined {
  const history = historyOf(source, range);
  const [first, ...added] = history;
  const isEmpty = first?.value && itemsOf(source.tokens, first.value, '[')?.length === 0;
  const items = added.map((a) => a.growth);
  return isEmpty && items.length > 0 && items.every((item) => item !== undefined) ? items : undefined;
}
