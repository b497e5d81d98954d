/** Long work in slices, between which whatever else the host has to do goes first: a keystroke's event, a hover. */
import {runtime} from '../runtime.ts';

/** Milliseconds of work between two pauses, at least one step of it. */
const SLICE = 10;

const pause = () => new Promise<void>((resolve) => runtime.setTimeout(resolve, 0));

export interface Sliced<T> {
  readonly value: T;
  /** Milliseconds that the work took, without the pauses. */
  readonly cost: number;
}

/** What the steps give in the end; undefined where a pause finds that it is not wanted any more. */
export async function inSlices<T>(steps: Generator<void, T>, isWanted: () => boolean): Promise<Sliced<T> | undefined> {
  for (let cost = 0; ; ) {
    const start = Date.now();
    let step = steps.next();
    while (!step.done && Date.now() - start < SLICE) step = steps.next();
    cost += Date.now() - start;
    if (step.done) return {value: step.value, cost};
    await pause();
    if (!isWanted()) return;
  }
}
