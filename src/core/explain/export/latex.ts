/** The result as LaTeX: the derivation as aligned equations, the classes as a tabular. */
import {numberTex} from '../format.ts';
import {texText} from '../labels.ts';
import type {ViewModel} from '../viewModel.ts';

export function exportLatex(view: ViewModel): string {
  return `${[derivation(view), tabular(view)].filter((block) => block !== '').join('\n\n')}\n`;
}

/** One line a step, aligned at its first relation; needs amsmath. */
function derivation({steps}: ViewModel): string {
  if (steps.length === 0) return '';
  const lines = steps.map(({caption, tex}) => `  ${tex.replace(/=|\\to|\\propto/, '&$&')} && ${texText(caption)}`);
  return ['% needs \\usepackage{amsmath}', '\\begin{align*}', lines.join(' \\\\\n'), '\\end{align*}'].join('\n');
}

function tabular({classes, unit}: ViewModel): string {
  if (classes.length === 0) return '';
  const hasTarget = classes.some(({p}) => p !== undefined);
  const inMath = (text: string) => `$${numberTex(text)}$`;
  const rows = classes.map((row) =>
    [
      texText(row.label).slice('\\text{'.length, -1),
      ...(hasTarget ? [inMath(row.p ?? '')] : []),
      inMath(row.q),
      inMath(row.surprisal),
      ...(hasTarget ? [inMath(row.term ?? '')] : []),
    ].join(' & '),
  );
  const head = [
    'class',
    ...(hasTarget ? ['$p$'] : []),
    '$q$',
    `surprise (${unit})`,
    ...(hasTarget ? [`term (${unit})`] : []),
  ];
  const columns = `l${'r'.repeat(head.length - 1)}`;
  return [
    `\\begin{tabular}{${columns}}`,
    ` ${head.join(' & ')} \\\\ \\hline`,
    ` ${rows.join(' \\\\\n ')}`,
    '\\end{tabular}',
  ].join('\n');
}
