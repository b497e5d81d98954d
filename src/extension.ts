/** The extension's entry, for desktop, remote and web alike: builds the services, registers one table of commands and providers. */
import {type Disposable, type ExtensionContext, commands as registry} from 'vscode';
import {commands, type Handler} from './host/commands/table.ts';
import {registerProviders} from './host/providers.ts';
import {createServices, type Services} from './host/services.ts';
import type {Page, PanelState, ReportIntent} from './protocol.ts';

function registerCommand(services: Services, [id, handler]: [string, Handler]): Disposable {
  return registry.registerCommand(id, (...args: unknown[]) =>
    services.reporter.guard(id, () => handler(services, ...args)),
  );
}

/** What activate() gives to other extensions and to tests: the surfaces that no VS Code command can be asked about. */
export interface SurprisalApi {
  panelState(page: Page): PanelState | undefined;
  /** Does what the report's page would ask for. */
  askReport(intent: ReportIntent): Promise<void>;
  /** The status bar's text; undefined while it is hidden. */
  statusText(): string | undefined;
}

export function activate(context: ExtensionContext): SurprisalApi {
  const services = createServices(context);
  const registered = Object.entries(commands).map((entry) => registerCommand(services, entry));
  context.subscriptions.push(...registered, ...registerProviders(services));
  return {
    panelState: (page) => services.panels.stateOf(page),
    askReport: async (intent) => (await services.reports()).perform(intent),
    statusText: () => services.statusBar.text,
  };
}
