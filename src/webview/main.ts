/** The panel's page: takes snapshots from the host, draws the calculator or the reference, sends intents back. */
import './styles/index.css';
import {anchorFor} from '../core/reference/index.ts';
import type {PanelState} from '../protocol.ts';
import {calculator} from './calc/calculator.ts';
import type {Context} from './calc/context.ts';
import {patch} from './dom/patch.ts';
import {type Child, h, type VNode} from './dom/vnode.ts';
import {goTo, referencePage} from './reference/page.ts';
import {createDerive} from './state/derive.ts';
import {announceReady, connect} from './state/host.ts';
import {look, type PageState, receive} from './state/page.ts';
import {createStore, type Store} from './state/store.ts';

function start(root: Element): void {
  const derive = createDerive();
  const draw = (state: PageState) => {
    patch(root, [page(contextOf(state)), announcer(contextOf(state))]);
    follow(state, store);
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

/** Goes to the anchor that a snapshot asks for, once. */
function follow({panel}: PageState, store: Store): void {
  const {anchor} = panel;
  if (panel.page !== 'reference' || anchor === undefined) return;
  goTo(anchor) || goTo(anchorFor(anchor) ?? '');
  store.update((state) => ({...state, panel: withoutAnchor(state.panel)}));
}

function withoutAnchor({anchor: _, ...rest}: PanelState): PanelState {
  return rest;
}

/** Charts are drawn to the width that the page has. */
function followWidth(root: Element, tell: (width: number) => void): void {
  const padding = 48;
  new ResizeObserver(([entry]) => {
    if (entry) tell(Math.min(1180, entry.contentRect.width) - (entry.contentRect.width <= 480 ? padding / 2 : padding));
  }).observe(root);
}

function page(context: Context): VNode {
  const body: readonly Child[] =
    context.state.panel.page === 'reference' ? referencePage(context) : calculator(context);
  return h('main', {class: 'page'}, body);
}

/** Results are read out when they change: the outcome of an action, then the result itself. */
function announcer({state, derived}: Context): VNode {
  const result = derived.view?.announcement ?? '';
  return h('div', {class: 'sr-only', role: 'status', 'aria-live': 'polite'}, state.said, ' ', result);
}

const root = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'));
start(root);
