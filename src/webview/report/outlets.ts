/** The ways out of the page: another file beside it, the report as a file or as text. */
import {fileNames} from '../../core/report/explain.ts';
import type {ReportDocument} from '../../core/report/export/document.ts';
import type {ShownPlan} from '../../core/report/job.ts';
import {type SqlDialect, sqlOf} from '../../core/report/sql.ts';
import {type Context, copy} from '../calc/context.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {button} from '../dom/widgets.ts';
import {toBase64} from '../tools/picture.ts';
import type {ReportModel} from './model.ts';

/** The exports are loaded when one is asked for. */
const exports = () => import('../../core/report/export/index.ts');
type Exports = Awaited<ReturnType<typeof exports>>;

const kinds = {
  html: (made: Exports, document: ReportDocument) => made.reportHtml(document),
  md: (made: Exports, document: ReportDocument) => made.reportMarkdown(document),
  json: (made: Exports, {report, against}: ReportDocument) => `${made.reportJson(report, against)}\n`,
};

export function outlets(context: Context, model: ReportModel): VNode {
  const isReading = model.state.phase === 'reading';
  const compare = () => context.send({type: 'compareWith'});
  return h(
    'div',
    {class: 'actions', role: 'group', 'aria-label': 'Compare, save and copy', key: 'outlets'},
    button('Compare with…', compare, {
      id: 'compare-with',
      disabled: isReading,
      title: 'Another file for the same rows',
    }),
    button('Save as HTML', () => void save(context, model, 'html'), {id: 'save-html'}),
    button('Save as Markdown', () => void save(context, model, 'md'), {id: 'save-markdown'}),
    button('Save as JSON', () => void save(context, model, 'json'), {id: 'save-json'}),
    button('Copy as Markdown', () => void copyMarkdown(context, model), {id: 'copy-markdown'}),
    isReading ? undefined : sqlButtons(context, model),
  );
}

async function save(context: Context, model: ReportModel, kind: keyof typeof kinds): Promise<void> {
  const document = documentOf(model);
  if (!document) return;
  if (kind === 'json' && document.report.unlisted && !document.isPartial) return context.send({type: 'saveWhole'});
  const text = kinds[kind](await exports(), document);
  const name = `${fileNames(model.state.file).name.replace(/\.[^.]*$/, '')}-report.${kind}`;
  context.send({type: 'save', name, base64: toBase64(text)});
}

async function copyMarkdown(context: Context, model: ReportModel): Promise<void> {
  const document = documentOf(model);
  if (document) copy(context, 'Markdown', (await exports()).reportMarkdown(document));
}

const dialects: Readonly<Record<SqlDialect, string>> = {duckdb: 'DuckDB', postgresql: 'PostgreSQL'};

/** None where the file is no table that a query could name. */
function sqlButtons(context: Context, {state: {plan, sqlSource}}: ReportModel): readonly VNode[] {
  if (!plan || sqlSource === undefined) return [];
  return (Object.keys(dialects) as readonly SqlDialect[]).flatMap((dialect) => {
    const query = queryOf(plan, sqlSource, dialect);
    if (query === undefined) return [];
    const name = `SQL for ${dialects[dialect]}`;
    const title = `The loss of every class as one query of ${dialects[dialect]}`;
    return [button(`Copy as ${name}`, () => copy(context, name, query), {id: `copy-sql-${dialect}`, title})];
  });
}

const queries = new WeakMap<ShownPlan, Map<string, string | undefined>>();

/** A query of a thousand columns is made once, not with every drawing. */
function queryOf(plan: ShownPlan, source: string, dialect: SqlDialect): string | undefined {
  const made = queries.get(plan) ?? new Map<string, string | undefined>();
  queries.set(plan, made);
  const key = `${dialect} ${source}`;
  if (!made.has(key)) made.set(key, sqlOf(plan, source, dialect));
  return made.get(key);
}

function documentOf({parsed, state, settings}: ReportModel): ReportDocument | undefined {
  if (!parsed) return undefined;
  const {file, phase, plan} = state;
  return {...parsed, file, settings, reasons: plan?.reasons ?? [], isPartial: phase !== 'done'};
}
