/** Assumptions as chips: what was decided, what else it could be, and why. */
import type {Assumption} from '../evaluate/types.ts';
import type {Chip} from './viewModel.ts';

const LABELS: Readonly<Record<string, string>> = {
  multilabel: 'multi-label',
  binary: 'batch of binary examples',
  multiclass: 'one class per row',
};

export function makeChips(assumptions: readonly Assumption[]): Chip[] {
  return assumptions.map(({id, value, alternatives, certain, reason}) => ({
    id,
    label: chipLabel(id, value),
    alternatives: alternatives.map((alternative) => ({value: alternative, label: chipLabel(id, alternative)})),
    certain,
    title: sentence(reason),
  }));
}

function chipLabel(id: string, value: string): string {
  return id === 'index-base' ? `counted from ${value}` : (LABELS[value] ?? value);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
