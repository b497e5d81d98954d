/** Assumptions as chips: what was decided, what else it could be, and why. */
import type {Evaluation, Task} from '../evaluate/types.ts';
import type {Chip} from './viewModel.ts';

const LABELS: Readonly<Record<string, string>> = {
  multilabel: 'multi-label',
  binary: 'binary',
  multiclass: 'one class per row',
};

export function makeChips({assumptions, task}: Evaluation): Chip[] {
  return assumptions.map(({id, value, alternatives, certain, reason}) => ({
    id,
    label: chipLabel(id, value, task),
    alternatives: alternatives.map((alternative) => ({value: alternative, label: chipLabel(id, alternative, task)})),
    certain,
    title: sentence(reason),
  }));
}

function chipLabel(id: string, value: string, task: Task): string {
  if (id === 'target-kind' && value === 'multi-hot' && task === 'binary') return 'labels 0 and 1';
  return id === 'index-base' ? `counted from ${value}` : (LABELS[value] ?? value);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
