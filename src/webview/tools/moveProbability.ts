/** Moves one probability by hand: with a slider, or by its point on the curve. The others of its row are rescaled. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {setProbability} from '../../core/explain/whatIf.ts';
import {type Context, changePanel} from '../calc/context.ts';
import {placeInText} from '../state/places.ts';
import {numberText, spliceElements} from '../state/splice.ts';

/** The numbers that a drag started from: a probability dragged through 1 must not forget the ratios of the others. */
let held: Evaluation | undefined;

export function letGo(): void {
  held = undefined;
}

export function moveProbability(context: Context, row: number, classIndex: number, q: number): void {
  held ??= context.derived.evaluation;
  if (held) rewrite(context, held, row, setProbability(held, row, classIndex, q).values);
}

/** Only this row's numbers are rewritten; the rest of the text stays as it is. */
function rewrite(context: Context, {numClasses}: Evaluation, row: number, values: ArrayLike<number>): void {
  const read = context.derived.prediction;
  const array = read?.array;
  if (!read || !array) return;
  const changed = new Map<number, string>();
  for (let i = row * numClasses; i < (row + 1) * numClasses; i++) {
    if (values[i] !== read.input?.values[i]) changed.set(placeInText(read, i), numberText(values[i] ?? Number.NaN));
  }
  changePanel(
    context,
    (panel) =>
      panel.prediction
        ? {...panel, prediction: {...panel.prediction, text: spliceElements(panel.prediction.text, array, changed)}}
        : panel,
    'slide probability',
  );
}
