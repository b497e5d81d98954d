/** Holds the page's state and draws at most once a frame. */
import {firstState, type PageState} from './page.ts';

export type Update = (state: PageState) => PageState;

export interface Store {
  readonly get: () => PageState;
  readonly update: (update: Update) => void;
  /** Draws what waits for the next frame at once: the first frame of the page shows it. */
  readonly drawNow: () => void;
}

/** The last drawing, as the browser's own clock measured it. */
const DRAW = 'surprisal: draw';

/** `draw` runs in the next frame after a change; `flush` runs when changes have rested for a moment. */
export function createStore(draw: (state: PageState) => void, flush: (state: PageState) => void): Store {
  let state = firstState;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const render = () => {
    const start = performance.now();
    frame = 0;
    draw(state);
    performance.clearMeasures(DRAW);
    performance.measure(DRAW, {start});
  };
  const update = (change: Update) => {
    const before = state;
    state = change(state);
    if (state === before) return;
    if (frame === 0) frame = requestAnimationFrame(render);
    clearTimeout(rest);
    rest = setTimeout(() => flush(state), 250);
  };
  const drawNow = () => {
    cancelAnimationFrame(frame);
    render();
  };
  return {get: () => state, update, drawNow};
}
