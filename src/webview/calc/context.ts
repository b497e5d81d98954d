/** What every view is given: the state, what follows from it, and the two ways to act. */
import type {PanelState} from '../../protocol.ts';
import type {ChartOptions} from '../charts/curve.ts';
import type {Derived} from '../state/derive.ts';
import type {Send} from '../state/host.ts';
import {type Chart, edit, type Look, look, type PageState} from '../state/page.ts';
import {placeInText} from '../state/places.ts';
import type {Update} from '../state/store.ts';
import {translate} from '../words.ts';

export interface Context {
  readonly state: PageState;
  readonly derived: Derived;
  readonly update: (update: Update) => void;
  readonly send: Send;
}

/** What a picture of the calculator is given beside. */
export interface ChartContext extends Context {
  readonly chart: Chart;
  readonly options: ChartOptions;
}

/** `kind` names edits that belong together, such as the letters of one word, so that undo takes them back at once. */
export function changePanel({update}: Context, change: (panel: PanelState) => PanelState, kind = ''): void {
  update((state) => edit(state, change(state.panel), kind));
}

export function changeLook({update}: Context, change: Partial<Look>): void {
  update((state) => look(state, change));
}

/** Says the outcome of an action to screen readers. */
export function say({update}: Context, said: string): void {
  update((state) => ({...state, said}));
}

export function copy(context: Context, what: string, text: string): void {
  context.send({type: 'copy', text, what});
  say(context, translate('{0} copied', what));
}

/** Shows the token in the source that a number was read from; `isPlace` where the element is the text's own. */
export function reveal(
  {state, derived, send}: Context,
  element: number | undefined,
  role: 'prediction' | 'target' = 'prediction',
  isPlace = false,
) {
  const sourceId = state.panel[role]?.sourceId;
  const read = derived[role];
  if (sourceId === undefined || !read) return;
  send({
    type: 'reveal',
    sourceId,
    ...(element !== undefined && {element: isPlace ? element : placeInText(read, element)}),
  });
}
