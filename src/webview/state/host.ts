/** The page's side of the bridge to VS Code: intents out, snapshots in, and what survives a reload. */
import {
  decodeHostMessage,
  decodePanelState,
  type HostMessage,
  type PanelIntent,
  type PanelState,
  PROTOCOL_VERSION,
} from '../../protocol.ts';
import {firstLook, type Look, type PageState} from './page.ts';

interface VsCodeApi {
  postMessage(message: PanelIntent): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

export type Send = (intent: PanelIntent) => void;

export interface Host {
  readonly send: Send;
  readonly keep: (state: PageState) => void;
  readonly kept: () => Partial<PageState> | undefined;
}

/** More than this is not written on every edit: a reload then starts from the host's own copy. */
const LARGEST_KEPT = 2_000_000;

export function connect(onState: (message: HostMessage) => void): Host {
  const api = acquireVsCodeApi();
  window.addEventListener('message', (event) => {
    const message = decodeHostMessage(event.data);
    if (message) onState(message);
  });
  return {
    send: (intent) => api.postMessage(intent),
    keep: (state) => keep(api, state),
    kept: () => restore(api.getState()),
  };
}

export function announceReady(send: Send): void {
  send({type: 'ready', version: PROTOCOL_VERSION});
}

/**
 * The panel's fields stand at the top, where the host's serializer reads them; the look beside them.
 * A file's report is the host's own: it is not sent back, and of its text a reload needs no copy.
 */
function keep(api: VsCodeApi, state: PageState): void {
  if (state.panel.page === 'report') {
    const panel = withoutReportText(state.panel);
    api.setState({...panel, base: panel, look: state.look});
    return;
  }
  const size = (state.panel.prediction?.text.length ?? 0) + (state.panel.target?.text.length ?? 0);
  if (size > LARGEST_KEPT) return;
  api.setState({...state.panel, base: state.base, look: state.look});
  api.postMessage({type: 'persist', state: state.panel});
}

function withoutReportText(panel: PanelState): PanelState {
  if (!panel.report) return panel;
  const {text: _, ...report} = panel.report;
  return {...panel, report};
}

function restore(value: unknown): Partial<PageState> | undefined {
  const panel = decodePanelState(value);
  if (!panel) return undefined;
  const {base, look} = value as {base?: unknown; look?: Partial<Look>};
  const from = decodePanelState(base) ?? panel;
  return {panel, base: from, told: from, look: {...firstLook, ...plainLook(look)}};
}

/** Keeps the fields that still have the type they should have. */
function plainLook(look: unknown): Partial<Look> {
  if (typeof look !== 'object' || look === null) return {};
  const known = firstLook as unknown as Record<string, unknown>;
  const sound = Object.entries(look).filter(([name, value]) => name in known && kindOf(value) === kindOf(known[name]));
  return Object.fromEntries(sound) as Partial<Look>;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}
