/**
 * The calculator's first frame as HTML, made where there is no page yet: the host puts it into the page, so that the result is seen before
 * the page's script has been loaded. The script draws the same in its place. Its result's type is the protocol's; the host loads it by name.
 */
import {readText} from '../core/literal/index.ts';
import type {DrawFirstFrame} from '../protocol.ts';
import {calculator} from './calc/calculator.ts';
import {toHtml} from './dom/html.ts';
import {h} from './dom/vnode.ts';
import {createDerive} from './state/derive.ts';
import {firstState, receive} from './state/page.ts';
import {takeReader} from './state/reader.ts';
import {speak} from './words.ts';

takeReader(readText);

const nothing = () => {};

/** Inert, since nothing of it answers before the script is there. */
export const firstFrame: DrawFirstFrame = (panel, words) => {
  if (panel.page !== 'calculator') return undefined;
  speak(words);
  const state = receive(firstState, 0, panel);
  const derived = createDerive()(state.panel, state.look.row);
  const body = calculator({state, derived, update: nothing, send: nothing});
  return toHtml([h('main', {class: 'page', inert: true}, body)]);
};
