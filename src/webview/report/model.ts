/** The report page's state → what its views show: parsed and explained once for each snapshot. */
import {explainReport} from '../../core/report/explain.ts';
import {type ParsedReport, parseReport} from '../../core/report/parse.ts';
import type {ReportSettings, ReportView} from '../../core/report/view.ts';
import type {ReportState} from '../../protocol.ts';
import type {Context} from '../calc/context.ts';
import {look} from '../state/page.ts';

export interface ReportModel {
  readonly state: ReportState;
  readonly settings: ReportSettings;
  /** Absent until something was read, and where the text is none of a report. */
  readonly parsed: ParsedReport | undefined;
  readonly view: ReportView | undefined;
}

let lastText: string | undefined;
let lastParsed: ParsedReport | undefined;

function parsed(text: string | undefined): ParsedReport | undefined {
  if (text !== lastText) {
    lastText = text;
    lastParsed = text === undefined ? undefined : parseReport(text);
  }
  return lastParsed;
}

let lastModel: {readonly key: readonly unknown[]; readonly model: ReportModel} | undefined;

export function modelOf({state}: Context, report: ReportState): ReportModel {
  const {unit, precision} = state.panel.settings;
  const key = [report, unit, precision];
  if (lastModel?.key.every((part, i) => part === key[i])) return lastModel.model;
  const settings: ReportSettings = {unit, precision, indexBase: countsFrom(report)};
  const found = parsed(report.text);
  const model = {state: report, settings, parsed: found, view: found && explainReport(found.report, settings)};
  lastModel = {key, model};
  return model;
}

/** Classes with names keep them; numbers are shown as the file counts them. */
function countsFrom({plan}: ReportState): 0 | 1 {
  return plan && !plan.classNames ? plan.indexBase : 0;
}

/** What the person set on this page: a sort order, a threshold, a text that is being typed. */
export type Settings = Readonly<Record<string, string>>;

export function setting({state}: Context, name: string): string | undefined {
  return state.look.report[name];
}

/** The change is made to what is set by then: keys may come faster than the page is drawn. */
export function change({update}: Context, make: (now: Settings) => Settings): void {
  update((state) => look(state, {report: {...state.look.report, ...make(state.look.report)}}));
}

export function set(context: Context, values: Settings): void {
  change(context, () => values);
}
