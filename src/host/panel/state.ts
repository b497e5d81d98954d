/** A panel's state from what was read, and how it takes over the page's choices and the document's edits. */
import type {EvaluateOptions} from '../../core/evaluate/types.ts';
import type {Page, PanelSettings, PanelState, SourceArray} from '../../protocol.ts';
import type {LocatedArray} from '../document/located.ts';
import type {SourceRegistry} from '../document/sources.ts';

/** What a command found for the calculator: any part may be missing, `notice` then says why. */
export interface Subject {
  readonly prediction?: LocatedArray;
  readonly target?: LocatedArray;
  readonly candidates: readonly LocatedArray[];
  readonly options?: EvaluateOptions;
  readonly notice?: string;
}

export function calculatorState(subject: Subject, sources: SourceRegistry, settings: PanelSettings): PanelState {
  const {prediction, target, candidates, options = {}, notice} = subject;
  return {
    page: 'calculator',
    ...(prediction && {prediction: sources.describe(prediction)}),
    ...(target && {target: sources.describe(target)}),
    targetCandidates: candidates.map((candidate) => sources.describe(candidate)),
    options,
    settings,
    ...(notice && {notice}),
  };
}

export function emptyState(page: Page, settings: PanelSettings): PanelState {
  return {page, targetCandidates: [], options: {}, settings};
}

/** The lesson, with the arrays that it is to be tried on. */
export function referenceState(settings: PanelSettings, about?: PanelState, anchor?: string): PanelState {
  return {...emptyState('reference', settings), ...about, page: 'reference', settings, ...(anchor && {anchor})};
}

type ChangeSource = (source: SourceArray) => SourceArray;

function mapSources(state: PanelState, change: ChangeSource): PanelState {
  const {prediction, target} = state;
  return {
    ...state,
    ...(prediction && {prediction: change(prediction)}),
    ...(target && {target: change(target)}),
    targetCandidates: state.targetCandidates.map(change),
  };
}

export function sourceIds({prediction, target, targetCandidates}: PanelState): ReadonlySet<string> {
  const ids = [prediction, target, ...targetCandidates].map((source) => source?.sourceId);
  return new Set(ids.filter((id) => id !== undefined));
}

/**
 * The state after the documents of some sources changed. A source whose own text is as `before` keeps what the page
 * made of it (edited numbers), and gets its new place; one whose text changed is taken from the document.
 */
export function followSources(
  state: PanelState,
  sources: SourceRegistry,
  before: ReadonlyMap<string, string>,
): PanelState {
  return mapSources(state, (source) => {
    const located = source.sourceId === undefined ? undefined : sources.current(source.sourceId);
    if (!located || source.sourceId === undefined) return source;
    const fresh = sources.describe(located);
    return fresh.text === before.get(source.sourceId) ? {...fresh, text: source.text} : fresh;
  });
}

/** The same snapshot with other texts for some of its sources. */
export function withTexts(state: PanelState, texts: ReadonlyMap<string, string>): PanelState {
  return mapSources(state, (source) => ({...source, text: texts.get(source.sourceId ?? '') ?? source.text}));
}

/** What the documents said, id by id, when the snapshot was made. */
export function textsOf(state: PanelState): ReadonlyMap<string, string> {
  const all = [state.prediction, state.target, ...state.targetCandidates];
  return new Map(all.flatMap((s) => (s?.sourceId === undefined ? [] : [[s.sourceId, s.text] as const])));
}

export function withoutSourceIds(state: PanelState): PanelState {
  return mapSources(state, ({sourceId: _, ...source}) => source);
}
