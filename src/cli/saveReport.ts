/** --html and --markdown: the report as a file beside what is printed. */
import {writeFileSync} from 'node:fs';
import {type ReportDocument, reportHtml, reportMarkdown} from '../core/report/export/index.ts';
import {settings} from '../files/reportTable.ts';
import type {Values} from './evaluateOptions.ts';

/** Throws where a file cannot be written. */
export function saveReport(document: Omit<ReportDocument, 'settings'>, {html, markdown}: Values): void {
  if (html !== undefined) writeFileSync(html, reportHtml({...document, settings}));
  if (markdown !== undefined) writeFileSync(markdown, reportMarkdown({...document, settings}));
}
