/** What the page knows: the panel's state (shared with the host), how it is looked at, and the way back. */
import type {EvaluateOptions} from '../../core/evaluate/types.ts';
import type {PanelState, SourceArray} from '../../protocol.ts';

export type Fold = 'what-if' | 'compare' | 'explain-number' | 'copy';
export type Chart = 'curve' | 'gradient' | 'lengths' | 'heat' | 'histogram' | 'worst' | 'confusion' | 'reliability';

/** How the panel is looked at; nothing here changes a number. */
export interface Look {
  readonly row: number;
  /** Width of the page in pixels, which charts are drawn to. */
  readonly width: number;
  /** What the heat map's colours mean. */
  readonly heat: 'q' | 'term';
  readonly chart: Chart | '';
  readonly folds: readonly Fold[];
  /** First line in sight of each windowed list, by its id. */
  readonly scroll: Readonly<Record<string, number>>;
  /** The text box of an over-long input was opened. */
  readonly openInputs: readonly string[];
  readonly seenLoss: string;
  readonly seenClasses: string;
  readonly snippet: string;
  readonly query: string;
  readonly section: string;
  /** Texts of the reference's examples, as edited, and the chosen answers. */
  readonly examples: Readonly<Record<string, string>>;
  readonly whatIfClass: number;
  readonly answers: Readonly<Record<string, number>>;
  /** How a file's report is looked at: sorting, threshold, what is typed in its form. */
  readonly report: Readonly<Record<string, string>>;
}

export interface PageState {
  readonly panel: PanelState;
  /** The snapshot that the panel's state started from: reset goes back to it. */
  readonly base: PanelState;
  /** The host's last snapshot: what differs from it has changed in the source. */
  readonly told: PanelState;
  readonly past: readonly PanelState[];
  readonly future: readonly PanelState[];
  readonly revision: number;
  readonly look: Look;
  readonly lastEdit: {readonly kind: string; readonly at: number};
  /** Said once to screen readers: the outcome of an action. */
  readonly said: string;
}

export const emptyPanel: PanelState = {
  page: 'calculator',
  targetCandidates: [],
  options: {},
  settings: {unit: 'nats', precision: 4, indexBase: 0},
};

export const firstLook: Look = {
  row: 0,
  width: 900,
  heat: 'q',
  chart: '',
  folds: [],
  scroll: {},
  openInputs: [],
  seenLoss: '',
  seenClasses: '',
  snippet: 'pytorch',
  query: '',
  section: '',
  examples: {},
  whatIfClass: -1,
  answers: {},
  report: {},
};

export const firstState: PageState = {
  panel: emptyPanel,
  base: emptyPanel,
  told: emptyPanel,
  past: [],
  future: [],
  revision: -1,
  look: firstLook,
  lastEdit: {kind: '', at: 0},
  said: '',
};

const KEPT = 100;

/** Edits of the same kind this soon after each other (typing, a slider's way) are one step back. */
const SAME_STEP_MS = 900;

/** Puts a new panel state in place, with the old one to go back to. */
export function edit(state: PageState, panel: PanelState, kind = ''): PageState {
  const at = Date.now();
  const goesOn = kind !== '' && kind === state.lastEdit.kind && at - state.lastEdit.at < SAME_STEP_MS;
  const past = goesOn ? state.past : [...state.past.slice(-KEPT), state.panel];
  return {...state, panel, past, future: [], lastEdit: {kind, at}};
}

export function undo(state: PageState): PageState {
  const panel = state.past.at(-1);
  if (!panel) return state;
  return {...state, panel: backTo(panel, state), past: state.past.slice(0, -1), future: [state.panel, ...state.future]};
}

export function redo(state: PageState): PageState {
  const [panel, ...future] = state.future;
  return panel ? {...state, panel: backTo(panel, state), past: [...state.past, state.panel], future} : state;
}

/** Unit and precision are no edits: a step back leaves them as they are now. */
function backTo(panel: PanelState, {panel: {settings}}: PageState): PanelState {
  return {...panel, settings: {...settings, indexBase: panel.settings.indexBase}};
}

export function reset(state: PageState): PageState {
  return edit(state, {...state.base, settings: state.panel.settings, page: state.panel.page});
}

export function look(state: PageState, change: Partial<Look>): PageState {
  return {...state, look: {...state.look, ...change}};
}

/** Options with a change; a field set to undefined is removed, so that it is guessed again. */
export function withOptions(
  panel: PanelState,
  change: {readonly [K in keyof EvaluateOptions]?: EvaluateOptions[K] | undefined},
): PanelState {
  const merged = Object.entries({...panel.options, ...change}).filter(([, value]) => value !== undefined);
  return {...panel, options: Object.fromEntries(merged) as EvaluateOptions};
}

/** The host's snapshot replaces the panel's state, unless it is the one before it once more or only echoes an edit made here. */
export function receive(state: PageState, revision: number, panel: PanelState): PageState {
  if (sameArrays(state.told, panel) || isEcho(state, panel)) {
    const base = sameArrays(state.base, panel) ? panel : state.base;
    return {...state, panel: carryOver(state.panel, panel), base, told: panel, revision};
  }
  const look = {...state.look, row: 0, scroll: {}};
  return {...state, look, past: [], future: [], panel, base: panel, told: panel, revision};
}

/** Edits are told in the order in which they were made; one from before the last snapshot is a step back in the source. */
function isEcho({past, panel: now, future, told}: PageState, panel: PanelState): boolean {
  if (sameArrays(now, panel)) return true;
  const edits = [...past, now, ...future];
  const lastOf = (wanted: PanelState) => edits.map((edited) => sameArrays(edited, wanted)).lastIndexOf(true);
  return lastOf(panel) > lastOf(told);
}

/** The edits made here, with the host's settings, page, report, anchor and places. */
function carryOver(edited: PanelState, panel: PanelState): PanelState {
  const {anchor: _, report: __, ...rest} = edited;
  return {
    ...rest,
    settings: panel.settings,
    page: panel.page,
    targetCandidates: panel.targetCandidates,
    ...(edited.prediction && {prediction: relocate(edited.prediction, panel.prediction)}),
    ...(edited.target && {target: relocate(edited.target, panel.target)}),
    ...(panel.report && {report: panel.report}),
    ...(panel.anchor !== undefined && {anchor: panel.anchor}),
  };
}

function relocate(edited: SourceArray, known: SourceArray | undefined): SourceArray {
  if (!known || edited.label !== known.label) return edited;
  const {sourceId: _, ...rest} = edited;
  return {...rest, ...(known.sourceId !== undefined && {sourceId: known.sourceId})};
}

function sameArrays(a: PanelState, b: PanelState): boolean {
  const same = (s: SourceArray | undefined, t: SourceArray | undefined) =>
    s?.text === t?.text && s?.label === t?.label && s?.name === t?.name;
  if (!same(a.prediction, b.prediction) || !same(a.target, b.target)) return false;
  return JSON.stringify([a.options, a.notice]) === JSON.stringify([b.options, b.notice]);
}
