/** Another file for the same rows: the difference, what it means, and what it does not. */
import {intervalDrawing} from '../../core/charts/interval.ts';
import {explainAgainst} from '../../core/report/compare.ts';
import {fileNames} from '../../core/report/explain.ts';
import type {Context} from '../calc/context.ts';
import {h, type VNode} from '../dom/vnode.ts';
import type {ReportModel} from './model.ts';
import {facts} from './result.ts';

export function comparison({state: {look}}: Context, {state, parsed, settings}: ReportModel): VNode | undefined {
  const against = parsed?.against;
  if (!against) return undefined;
  const [first, second] = twoNames(state.file, state.against ?? against.file);
  const {facts: all, sentence, caution, drawn} = explainAgainst(against, first, second, settings);
  return h(
    'section',
    {class: 'comparison', 'aria-labelledby': 'comparison-title', key: 'comparison'},
    h('h2', {id: 'comparison-title'}, 'Compared with ', h('bdi', {}, second)),
    h('p', {class: 'lead', id: 'comparison-sentence'}, sentence),
    facts(all),
    drawn && intervalDrawing({...drawn, width: look.width}),
    caution !== undefined && h('p', {class: 'dim'}, caution),
  );
}

/** Their names alone where these differ, else their whole paths. */
function twoNames(first: string, second: string): readonly [string, string] {
  const [a, b] = [fileNames(first).name, fileNames(second).name];
  return a === b ? [first, second] : [a, b];
}
