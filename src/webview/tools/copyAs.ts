/** Copy as…: the result as text, a runnable snippet, the picture as a file. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {
  exportCsv,
  exportLatex,
  exportMarkdown,
  type SnippetFramework,
  snippet,
  snippetFrameworks,
} from '../../core/explain/export/index.ts';
import type {ViewModel} from '../../core/explain/viewModel.ts';
import {type Context, changeLook, copy, say} from '../calc/context.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {button, picker} from '../dom/widgets.ts';
import {pngOf, svgOf, toBase64} from './picture.ts';

const NAMES: Readonly<Record<SnippetFramework, string>> = {
  pytorch: 'PyTorch',
  numpy: 'NumPy',
  'scikit-learn': 'scikit-learn',
  keras: 'Keras',
  jax: 'JAX',
};

export function copyAs(context: Context): Child {
  const {evaluation, view} = context.derived;
  if (!evaluation || !view) return h('p', {class: 'dim'}, 'Type a prediction first.');
  return [texts(context, evaluation, view), pictures(context), code(context, evaluation)];
}

function texts(context: Context, evaluation: Evaluation, view: ViewModel): VNode {
  return h(
    'div',
    {class: 'actions'},
    button('Markdown', () => copy(context, 'Markdown', exportMarkdown(view))),
    button('LaTeX', () => copy(context, 'LaTeX', exportLatex(view))),
    button('CSV', () => copy(context, 'CSV', exportCsv(evaluation))),
  );
}

function pictures(context: Context): VNode {
  return h(
    'div',
    {class: 'actions'},
    button('Save the chart as SVG', () => saveSvg(context), {id: 'save-svg'}),
    button('Save the chart as PNG', () => void savePng(context), {id: 'save-png'}),
    h('span', {class: 'dim', 'aria-hidden': 'true'}, context.state.said),
  );
}

/** A drawing, or the heat map as far as it is in sight. */
function currentChart(): SVGSVGElement | HTMLCanvasElement | null {
  return document.querySelector('.charts svg.drawing, .charts canvas');
}

const nameOf = (chart: Element): string => chart.id || 'chart-heat';

const NO_CHART = 'This view is a table: open a chart first.';

function saveSvg(context: Context): void {
  const chart = currentChart();
  if (chart) context.send({type: 'save', name: `${nameOf(chart)}.svg`, base64: toBase64(svgOf(chart))});
  else say(context, NO_CHART);
}

async function savePng(context: Context): Promise<void> {
  const chart = currentChart();
  const base64 = chart && (await pngOf(chart));
  if (!chart) say(context, NO_CHART);
  else if (!base64) context.send({type: 'report', message: 'The chart could not be drawn as PNG.'});
  else context.send({type: 'save', name: `${nameOf(chart)}.png`, base64});
}

function code(context: Context, evaluation: Evaluation): VNode {
  const chosen = snippetFrameworks.find((f) => f === context.state.look.snippet) ?? 'pytorch';
  const made = snippet(evaluation, chosen);
  const choices = snippetFrameworks.map((value) => ({value, label: NAMES[value]}));
  const pick = (value: string) => changeLook(context, {snippet: value});
  return h(
    'div',
    {class: 'snippet'},
    h(
      'div',
      {class: 'actions'},
      picker('Framework of the snippet', choices, chosen, pick),
      made.ok &&
        button('Copy the snippet', () => copy(context, `${NAMES[chosen]} snippet`, made.text), {id: 'copy-snippet'}),
    ),
    made.ok
      ? h('pre', {class: 'mono', tabindex: 0, role: 'region', 'aria-label': `${NAMES[chosen]} snippet`}, made.text)
      : h('p', {class: 'dim'}, made.reason),
  );
}
