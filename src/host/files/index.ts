/** What reads files of predictions, as one part that is loaded when a command or a restored panel first asks for it. */
import type {ExtensionContext} from 'vscode';
import type {Panels} from '../panel/panels.ts';
import {FileReport} from './fileReport.ts';
import {MappingMemory} from './memory.ts';
import {Reports} from './reports.ts';

export {evaluateWithDask} from './dask.ts';
export {comparePredictionsFiles, evaluateFile} from './evaluate.ts';
export type {ReportActions, ReportPage, Reports} from './reports.ts';
export type {ShownReport} from './shown.ts';

export function createReports(extension: ExtensionContext, panels: Panels): Reports {
  const memory = new MappingMemory(extension.workspaceState);
  const reports = new Reports(panels, (page, asked) => new FileReport(extension.extensionUri, memory, page, asked));
  extension.subscriptions.push(reports);
  return reports;
}
