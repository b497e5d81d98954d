/** What commands and providers share; built once, with the host, and disposed with the extension. */
import {type EventEmitter, type ExtensionContext, window} from 'vscode';
import {Checker} from './diagnostics/checker.ts';
import {SourceRegistry} from './document/sources.ts';
import {createReporter, type Reporter} from './errors.ts';
import type {Reports} from './files/index.ts';
import {lateReports} from './files/late.ts';
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
  /** The reports on files, loaded when first asked for. */
  readonly reports: () => Promise<Reports>;
}

export function createServices(extension: ExtensionContext, hintsChanged: EventEmitter<void>): Services {
  const log = window.createOutputChannel('Surprisal', {log: true});
  const reporter = createReporter(log);
  const sources = new SourceRegistry();
  const reports = lateReports(extension, () => panels);
  const panels = new Panels(extension, sources, reporter.report, reports);
  const hints = new InlineHints(hintsChanged);
  const statusBar = new StatusBar();
  const checker = new Checker(reporter);
  extension.subscriptions.push(log, sources, panels, hints, statusBar, checker);
  return {extension, reporter, sources, panels, hints, statusBar, checker, reports};
}
