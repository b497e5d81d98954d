/** The panel's page: takes snapshots from the host, draws the calculator or the reference, sends intents back. */
import './styles/index.css';
import {calculator} from './calc/calculator.ts';
import type {Context} from './calc/context.ts';
import {lazily} from './calc/lazy.ts';
import {patch} from './dom/patch.ts';
import {type Child, h, type VNode} from './dom/vnode.ts';
import {createDerive} from './state/derive.ts';
import {announceReady, connect} from './state/host.ts';
import {look, type PageState, receive} from './state/page.ts';
import {createStore} from './state/store.ts';

/** The lesson is a part of its own: a calculator never loads it. */
const reference = lazily(async () => (await import('./reference/page.ts')).referencePage);

/** So is the report on a file of predictions. */
const report = lazily(async () => (await import('./report/page.ts')).reportPage);

const pages = {calculator, reference, report};

function start(root: Element): void {
  const derive = createDerive();
  const draw = (state: PageState) => {
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
  if (kept) store.update((state) => ({...state, ...kept}));
  followWidth(root, (width) => store.update((state) => look(state, {width})));
  announceReady(host.send);
}

/** Charts are drawn to the width that the page has. */
function followWidth(root: Element, tell: (width: number) => void): void {
  const padding = 48;
  new ResizeObserver(([entry]) => {
    if (entry) tell(Math.min(1180, entry.contentRect.width) - (entry.contentRect.width <= 480 ? padding / 2 : padding));
  }).observe(root);
}

function page(context: Context): VNode {
  const body: Child = pages[context.state.panel.page](context);
  return h('main', {class: 'page'}, body);
}

/** Results are read out when they change: the outcome of an action, then the result itself. */
function announcer({state, derived}: Context): VNode {
  const result = derived.view?.announcement ?? '';
  return h('div', {class: 'sr-only', role: 'status', 'aria-live': 'polite'}, state.said, ' ', result);
}

const root = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'));
start(root);
