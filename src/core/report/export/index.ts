/** The forms in which a report leaves the house; loaded when one is asked for. */
export {reportJson} from '../json.ts';
export type {ReportDocument} from './document.ts';
export {reportHtml} from './html.ts';
export {reportMarkdown} from './markdown.ts';
