/** Assumptions as chips: what was decided, what else it could be, and why. */
import type {Evaluation, FormatOptions, Task} from '../evaluate/types.ts';
import {fill, phrase, type Translate} from '../say.ts';
import type {Chip} from './viewModel.ts';

const LABELS: Readonly<Record<string, string>> = {
  multilabel: 'multi-label',
  binary: 'binary',
  multiclass: 'one class per row',
};

export function makeChips(
  {assumptions, task}: Evaluation,
  {translate = fill}: Pick<FormatOptions, 'translate'>,
): Chip[] {
  return assumptions.map(({id, value, label, alternatives, certain, reason}) => ({
    id,
    label: label ? phrase(label, translate) : chipLabel(id, value, task, translate),
    alternatives: alternatives.map((other) => ({value: other, label: chipLabel(id, other, task, translate)})),
    certain,
    title: sentence(phrase(reason, translate)),
  }));
}

function chipLabel(id: string, value: string, task: Task, translate: Translate): string {
  if (id === 'target-kind' && value === 'multi-hot' && task === 'binary') return translate('labels 0 and 1');
  return id === 'index-base' ? translate('counted from {0}', value) : translate(LABELS[value] ?? value);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
