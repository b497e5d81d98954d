/** The panel's page: takes snapshots from the host, draws the calculator or the reference, sends intents back. */
import {decodePanelState, type PanelState} from '../protocol.ts';
import {calculator} from './calc/calculator.ts';
import type {Context} from './calc/context.ts';
import {lazily} from './calc/lazy.ts';
import {linkClasses} from './calc/linked.ts';
import {patch} from './dom/patch.ts';
import {type Child, h, type VNode} from './dom/vnode.ts';
import {createDerive} from './state/derive.ts';
import {announceReady, connect} from './state/host.ts';
import {look, type PageState, receive} from './state/page.ts';
import {canRead} from './state/reader.ts';
import {createStore} from './state/store.ts';
import {takeWords, translate} from './words.ts';

/** The result is drawn at once; what follows it is loaded in the meantime, and every other part needs that, too. */
const loadRest = () => import('./rest.ts');

/** The lesson is a part of its own: a calculator never loads it. */
const reference = lazily(async () => {
  const [{referencePage}] = await Promise.all([import('./reference/page.ts'), loadRest()]);
  return referencePage;
});

/** So is the report on a file of predictions. */
const report = lazily(async () => (await import('./report/page.ts')).reportPage);

const pages = {calculator, reference, report};

function start(root: Element): void {
  takeWords(root);
  const derive = createDerive();
  let isDrawn = false;
  const draw = (state: PageState) => {
    if (!canRead(state.panel)) return; // drawn when the rest is there
    if (!isDrawn) root.replaceChildren(); // the frame that came with the page is the same, but nobody listens to it
    isDrawn = true;
    const context = contextOf(state);
    patch(root, [page(context), announcer(context)]);
  };
  const contextOf = (state: PageState): Context => ({
    state,
    derived: derive(state.panel, state.look.row),
    update: store.update,
    send: host.send,
  });
  const host = connect(({revision, state}) => store.update((s) => receive(s, revision, state)));
  const store = createStore(draw, host.keep);
  const kept = host.kept();
  const given = kept ? undefined : givenState(root);
  if (kept) store.update((state) => ({...state, ...kept, revision: 0}));
  if (given) store.update((state) => receive(state, 0, given));
  linkClasses(root);
  followWidth(root, (width) => store.update((state) => (state.look.width === width ? state : look(state, {width}))));
  store.drawNow();
  announceReady(host.send);
  loadRest().then(
    () => store.update((state) => ({...state})),
    (error: unknown) => {
      document.getElementById('trouble')?.removeAttribute('hidden');
      host.send({type: 'report', message: `The panel could not be loaded whole: ${String(error)}`});
    },
  );
}

/** The state that came with the page itself: drawn before the host has answered. */
function givenState(root: Element): PanelState | undefined {
  const text = root.getAttribute('data-state');
  root.removeAttribute('data-state');
  try {
    return decodePanelState(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

/** Charts are drawn to the width that the page has, from the first drawing on. */
function followWidth(root: Element, tell: (width: number) => void): void {
  const padding = 48;
  const told = (width: number) => tell(Math.min(1180, width) - (width <= 480 ? padding / 2 : padding));
  told(root.getBoundingClientRect().width);
  new ResizeObserver(([entry]) => entry && told(entry.contentRect.width)).observe(root);
}

function page(context: Context): VNode {
  if (context.state.revision < 0) return h('main', {class: 'page'}, h('p', {class: 'dim'}, translate('Reading…')));
  const body: Child = pages[context.state.panel.page](context);
  return h('main', {class: 'page', 'data-revision': context.state.revision}, body);
}

/** Results are read out when they change: the outcome of an action, then the result itself. */
function announcer({state, derived}: Context): VNode {
  const result = derived.view?.announcement ?? '';
  return h('div', {class: 'sr-only', role: 'status', 'aria-live': 'polite'}, state.said, ' ', result);
}

const root = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'));
start(root);
