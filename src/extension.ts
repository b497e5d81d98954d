/** The extension's entry, for desktop, remote and web alike: says what there is; what answers is loaded when it is first needed. */
import type {ExtensionContext} from 'vscode';
import {LateHost} from './host/late.ts';
import {registerAll} from './host/registrations.ts';
import type {Page, PanelState, ReportIntent} from './protocol.ts';

/** What activate() gives to other extensions and to tests: the surfaces that no VS Code command can be asked about. */
export interface SurprisalApi {
  panelState(page: Page): PanelState | undefined;
  /** Does what the report's page would ask for. */
  askReport(intent: ReportIntent): Promise<void>;
  /** The status bar's text; undefined while it is hidden. */
  statusText(): string | undefined;
}

export function activate(context: ExtensionContext): SurprisalApi {
  const host = new LateHost(context);
  context.subscriptions.push(host, ...registerAll(host));
  return {
    panelState: (page) => host.loaded?.services.panels.stateOf(page),
    askReport: async (intent) => (await (await host.load()).services.reports()).perform(intent),
    statusText: () => host.loaded?.services.statusBar.text,
  };
}
