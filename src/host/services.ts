/** What commands and providers share; built once at activation, disposed with the extension. */
import {type ExtensionContext, window} from 'vscode';
import {Checker} from './diagnostics/checker.ts';
import {SourceRegistry} from './document/sources.ts';
import {createReporter, type Reporter} from './errors.ts';
import {InlineHints} from './hints.ts';
import {Panels} from './panel/panels.ts';
import {StatusBar} from './statusBar.ts';

export interface Services {
  readonly extension: ExtensionContext;
  readonly reporter: Reporter;
  readonly sources: SourceRegistry;
  readonly panels: Panels;
  readonly hints: InlineHints;
  readonly statusBar: StatusBar;
  readonly checker: Checker;
}

export function createServices(extension: ExtensionContext): Services {
  const log = window.createOutputChannel('Surprisal', {log: true});
  const reporter = createReporter(log);
  const sources = new SourceRegistry();
  const panels = new Panels(extension, sources, reporter.report);
  const hints = new InlineHints();
  const statusBar = new StatusBar();
  const checker = new Checker(reporter);
  extension.subscriptions.push(log, sources, panels, hints, statusBar, checker);
  return {extension, reporter, sources, panels, hints, statusBar, checker};
}
