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
import {explain} from '../../core/explain/index.ts';
import {type Context, changeLook, copy, say} from '../calc/context.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {button, picker} from '../dom/widgets.ts';
import {spoken, translate} from '../words.ts';
import {pngOf, svgOf, toBase64} from './picture.ts';

const NAMES: Readonly<Record<SnippetFramework, string>> = {
  pytorch: 'PyTorch',
  numpy: 'NumPy',
  'scikit-learn': 'scikit-learn',
  keras: 'Keras',
  jax: 'JAX',
};

export function copyAs(context: Context): Child {
  const {evaluation} = context.derived;
  if (!evaluation) return h('p', {class: 'dim'}, translate('Type a prediction first.'));
  return [texts(context, evaluation), pictures(context), code(context, evaluation)];
}

/** In English whatever the page's language is: it goes into other documents. */
function texts(context: Context, evaluation: Evaluation): VNode {
  const {look, panel} = context.state;
  const {unit, precision} = panel.settings;
  const view = () => explain(evaluation, {unit, precision, row: look.row});
  return h(
    'div',
    {class: 'actions'},
    button('Markdown', () => copy(context, 'Markdown', exportMarkdown(view()))),
    button('LaTeX', () => copy(context, 'LaTeX', exportLatex(view()))),
    button('CSV', () => copy(context, 'CSV', exportCsv(evaluation))),
  );
}

function pictures(context: Context): VNode {
  return h(
    'div',
    {class: 'actions'},
    button(translate('Save the chart as SVG'), () => saveSvg(context), {id: 'save-svg'}),
    button(translate('Save the chart as PNG'), () => void savePng(context), {id: 'save-png'}),
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
  else say(context, translate(NO_CHART));
}

async function savePng(context: Context): Promise<void> {
  const chart = currentChart();
  const base64 = chart && (await pngOf(chart));
  if (!chart) say(context, translate(NO_CHART));
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
      picker(translate('Framework of the snippet'), choices, chosen, pick),
      made.ok &&
        button(translate('Copy the snippet'), () => copy(context, translate('{0} snippet', NAMES[chosen]), made.text), {
          id: 'copy-snippet',
        }),
    ),
    made.ok
      ? h(
          'pre',
          {class: 'mono', tabindex: 0, role: 'region', 'aria-label': translate('{0} snippet', NAMES[chosen])},
          made.text,
        )
      : h('p', {class: 'dim'}, spoken(made.reason)),
  );
}
