/** The calculator, the reference and the report: at most one panel of each, opened beside the editor, restored after a reload. */
import {
  type ConfigurationScope,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  l10n,
  type WebviewOptions,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type {PredictionKind} from '../../core/evaluate/types.ts';
import {
  decodePanelState,
  type Page,
  type PanelState,
  type ReportIntent,
  type ReportState,
  type SourceArray,
} from '../../protocol.ts';
import type {SourceRegistry} from '../document/sources.ts';
import {relocate} from '../document/tracked.ts';
import {changedPanelSettings, panelSettings} from '../settings.ts';
import {viewTypes} from '../surfaces.ts';
import {panelHtml, webviewRoot} from './html.ts';
import {besideEditor, Panel, type PanelContext} from './panel.ts';
import {calculatorState, emptyState, referenceState, type Subject, sourceIds} from './state.ts';
import {typedSource} from './typed.ts';

/** What the report's panel asks of who reads the files. */
export interface ReportOwner {
  perform(intent: ReportIntent): Promise<void>;
  /** The panel came back with a reloaded window, showing what it showed before. */
  restored(report: ReportState): Promise<void>;
}

function titleOf({page, prediction, report}: PanelState): string {
  if (page === 'reference') return l10n.t('Cross-Entropy Reference');
  const name = page === 'report' ? report?.file.split('/').pop() : (prediction?.name ?? prediction?.label);
  return name ? l10n.t('Surprisal: {0}', name) : l10n.t('Surprisal');
}

/** Where the panel's settings count: its prediction's document, whose language may have settings of its own. */
function scopeOf({prediction}: PanelState): ConfigurationScope | undefined {
  const uri = prediction?.origin?.uri;
  return workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

export class Panels implements Disposable {
  readonly #open = new Map<Page, Panel>();
  readonly #disposables: Disposable[];
  readonly #context: PanelContext;
  readonly #reportClosed = new EventEmitter<void>();
  /** The person closed the report's panel. */
  readonly onDidCloseReport = this.#reportClosed.event;

  constructor(
    readonly extension: ExtensionContext,
    readonly sources: SourceRegistry,
    readonly report: (message: string) => void,
    readonly reportOwner: () => Promise<ReportOwner>,
  ) {
    this.#context = {
      sources,
      report,
      openReference: (anchor) => this.openReference(anchor),
      openCalculator: ({text, target, kind}) => this.openTyped(text, target, kind),
      ofReport: async (intent) => (await reportOwner()).perform(intent),
    };
    this.#disposables = [
      this.#reportClosed,
      workspace.onDidChangeConfiguration((event) => {
        for (const panel of this.#open.values()) panel.setSettings(changedPanelSettings(event, scopeOf(panel.state)));
      }),
    ];
  }

  /** The open panel's state, for tests and for commands that act on what it shows. */
  stateOf(page: Page): PanelState | undefined {
    return this.#open.get(page)?.state;
  }

  openCalculator(subject: Subject, scope?: ConfigurationScope): void {
    this.#show(calculatorState(subject, this.sources, panelSettings(scope)));
  }

  /** The calculator on text that stands in no document. */
  openTyped(text: string, target: string | undefined, predictionKind?: PredictionKind): void {
    this.#show({
      ...calculatorState({candidates: []}, this.sources, panelSettings()),
      ...(predictionKind && {options: {predictionKind}}),
      prediction: typedSource(text),
      ...(target !== undefined && {target: typedSource(target)}),
    });
  }

  /** The lesson, on what the editor points at or the calculator shows. */
  openReference(anchor?: string, subject?: Subject): void {
    const settings = panelSettings(subject?.prediction?.document);
    const pointedAt = subject?.prediction && calculatorState(subject, this.sources, settings);
    this.#show(referenceState(settings, pointedAt ?? this.stateOf('calculator'), anchor));
  }

  /** Opens the report's panel, or brings it to the front. */
  openReport(report: ReportState, scope?: ConfigurationScope): void {
    const {settings} = this.stateOf('report') ?? {settings: panelSettings(scope)};
    this.#show({...emptyState('report', settings), report});
  }

  /** A new snapshot for the report's panel, if it is still open. */
  updateReport(report: ReportState): void {
    this.#open.get('report')?.setReport(report);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    for (const panel of [...this.#open.values()]) panel.dispose();
  }

  #show(state: PanelState): void {
    if (state.page === 'calculator') this.sources.keepOnly(sourceIds(state));
    const open = this.#open.get(state.page);
    if (open) {
      open.view.title = titleOf(state);
      open.show(state);
      return;
    }
    const view = window.createWebviewPanel(
      viewTypes[state.page],
      titleOf(state),
      besideEditor(),
      this.#webviewOptions(),
    );
    this.#adopt(view, state);
  }

  #webviewOptions(): WebviewOptions {
    return {enableScripts: true, localResourceRoots: [webviewRoot(this.extension.extensionUri)]};
  }

  #adopt(view: WebviewPanel, state: PanelState): void {
    view.webview.options = this.#webviewOptions();
    const panel = new Panel(view, state, this.#context);
    this.#open.set(state.page, panel);
    view.onDidDispose(() => {
      const isCurrent = this.#open.get(state.page) === panel;
      if (isCurrent) this.#open.delete(state.page);
      panel.dispose();
      if (isCurrent && state.page === 'report') this.#reportClosed.fire();
    });
    view.webview.html = panelHtml(view.webview, this.extension.extensionUri, state, this.report);
  }

  /** A panel that came back with a reloaded window, and what its page kept. */
  async restore(page: Page, view: WebviewPanel, kept: unknown): Promise<void> {
    const state = decodePanelState(kept) ?? emptyState(page, panelSettings());
    this.#open.get(page)?.dispose();
    this.#adopt(view, {...(await this.#relink(state)), page});
    if (page === 'report' && state.report) await this.#restoreReport(state.report);
  }

  async #restoreReport(report: ReportState): Promise<void> {
    const read = async () => (await this.reportOwner()).restored(report);
    await read().catch((error: unknown) => this.report(String(error)));
  }

  /** Ids of an earlier session mean nothing now: each source is looked up again where it was. */
  async #relink(state: PanelState): Promise<PanelState> {
    const relink = (source: SourceArray) => this.#relinkSource(source);
    const [prediction, target] = await Promise.all([
      state.prediction && relink(state.prediction),
      state.target && relink(state.target),
    ]);
    const targetCandidates = await Promise.all(state.targetCandidates.map(relink));
    return {...state, ...(prediction && {prediction}), ...(target && {target}), targetCandidates};
  }

  async #relinkSource({sourceId: _, ...source}: SourceArray): Promise<SourceArray> {
    if (!source.origin) return source;
    const located = await relocate(source).catch(() => undefined);
    return located ? this.sources.describe(located) : source;
  }
}
