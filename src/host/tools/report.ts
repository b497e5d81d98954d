/** A view model as text for a language model: the same numbers that a person sees, in full sentences and aligned tables. */

import type {ViewModel} from '../../core/explain/viewModel.ts';
import {batchTable, textTable} from '../core.ts';

function assumptionLines({chips}: ViewModel): readonly string[] {
  const said = chips.map(({id, label, title}) => `- ${id}: ${label} (${title})`);
  return said.length > 0 ? ['Assumed:', ...said] : [];
}

function messageLines({messages}: ViewModel): readonly string[] {
  return messages.map(({severity, text, mend}) => `${severity}: ${text}${mend ? ` ${mend}` : ''}`);
}

export function reportText(view: ViewModel): string {
  const table = view.batch ? batchTable(view) : view.classes.length > 0 ? textTable(view) : '';
  return [
    view.headlineBoth ? `Cross-entropy: ${view.headlineBoth}` : 'No target was given: −log q for every class, no loss.',
    `Prediction: ${view.summary}`,
    ...(view.verdict ? [`Verdict: ${view.verdict}`] : []),
    ...view.facts.map(({label, value}) => `${label}: ${value}`),
    ...view.steps.map(({caption, text}) => `${caption}: ${text}`),
    ...(table ? ['', table, ''] : []),
    ...assumptionLines(view),
    ...messageLines(view),
  ].join('\n');
}
