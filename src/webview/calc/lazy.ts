/** Views that are loaded when they are first asked for; until then the page says so. */
import {type Child, h} from '../dom/vnode.ts';
import {translate} from '../words.ts';
import type {Context} from './context.ts';

type View<C> = (context: C) => Child;

/** A view that stands in for one that has yet to be loaded, and draws the page again when it is there. */
export function lazily<C extends Context = Context>(load: () => Promise<View<C>>): View<C> {
  let view: View<C> | undefined;
  let isLoading = false;
  let failed = false;
  const start = async (context: Context) => {
    isLoading = true;
    try {
      view = await load();
    } catch (error) {
      failed = true;
      context.send({type: 'report', message: `A part of the panel could not be loaded: ${String(error)}`});
    }
    context.update((state) => ({...state}));
  };
  return (context) => {
    if (view) return view(context);
    if (!isLoading) void start(context);
    return h(
      'p',
      {class: 'dim'},
      failed ? translate('This part could not be loaded: close the panel and open it again.') : translate('Loading…'),
    );
  };
}
