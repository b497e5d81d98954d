/** Puts a view on the page by changing only what differs, so that focus, carets and scroll positions stay. */
import type {Handler, Paint, Props, PropValue, Style, VNode} from './vnode.ts';

interface Memory {
  props: Props;
  readonly key: string | undefined;
  readonly handlers: Map<string, Handler>;
  painted?: string;
}

const memories = new WeakMap<Node, Memory>();
const SVG = 'http://www.w3.org/2000/svg';
/** Set as properties, because the attribute is only their initial value. */
const LIVE = new Set(['value', 'checked', 'open', 'disabled', 'indeterminate', 'selected']);

/** Makes the children of `parent` be `next`. */
export function patch(parent: Element, next: readonly (VNode | string)[]): void {
  const keyed = keyedChildren(parent);
  let cursor = parent.firstChild;
  for (const vnode of next) {
    const node = reuse(cursor, vnode, keyed) ?? create(vnode);
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
    if (typeof vnode === 'string') {
      if (node.nodeValue !== vnode) node.nodeValue = vnode;
    } else update(node as Element, vnode);
  }
  while (cursor) {
    const gone = cursor;
    cursor = cursor.nextSibling;
    gone.remove();
  }
}

function keyedChildren(parent: Element): Map<string, ChildNode> {
  const found = new Map<string, ChildNode>();
  for (const child of parent.childNodes) {
    const key = memories.get(child)?.key;
    if (key !== undefined) found.set(key, child);
  }
  return found;
}

function keyOf(vnode: VNode): string | undefined {
  return vnode.props['key'] === undefined ? undefined : String(vnode.props['key']);
}

function reuse(cursor: ChildNode | null, vnode: VNode | string, keyed: Map<string, ChildNode>): ChildNode | undefined {
  if (typeof vnode === 'string') return cursor?.nodeType === Node.TEXT_NODE ? cursor : undefined;
  const key = keyOf(vnode);
  const candidate = key === undefined ? cursor : keyed.get(key);
  if (!candidate || memories.get(candidate)?.key !== key) return undefined;
  return candidate instanceof Element && candidate.localName === vnode.tag ? candidate : undefined;
}

function create(vnode: VNode | string): ChildNode {
  if (typeof vnode === 'string') return document.createTextNode(vnode);
  const element = vnode.svg ? document.createElementNS(SVG, vnode.tag) : document.createElement(vnode.tag);
  memories.set(element, {props: {}, key: keyOf(vnode), handlers: new Map()});
  return element;
}

function update(element: Element, vnode: VNode): void {
  const memory = memories.get(element);
  if (!memory) return;
  const before = memory.props;
  memory.props = vnode.props;
  for (const name of Object.keys(before)) if (!(name in vnode.props)) setProp(element, memory, name, undefined, before);
  for (const [name, value] of Object.entries(vnode.props)) {
    if (!LIVE.has(name)) setProp(element, memory, name, value, before);
  }
  const paint = vnode.props['paint'] as Paint | undefined;
  if (paint) repaint(element, memory, paint);
  else patch(element, vnode.children);
  for (const name of LIVE) {
    if (name in vnode.props && !isBeingEdited(element, name, vnode.props, before))
      setLive(element, name, vnode.props[name]);
  }
}

/** A text that the user is in the middle of stays, unless the view itself has something new to say there. */
function isBeingEdited(element: Element, name: string, now: Props, before: Props): boolean {
  return name === 'value' && element === document.activeElement && 'value' in before && before[name] === now[name];
}

function repaint(element: Element, memory: Memory, paint: Paint): void {
  if (memory.painted === paint.key) return;
  memory.painted = paint.key;
  paint.run(element);
}

function setProp(element: Element, memory: Memory, name: string, value: PropValue, before: Props): void {
  if (name === 'key' || name === 'paint') return;
  if (name.startsWith('on')) setHandler(element, memory, name.slice(2), value as Handler | undefined);
  else if (name === 'style')
    setStyle(element as HTMLElement, value as Style | undefined, before['style'] as Style | undefined);
  else if (LIVE.has(name)) setLive(element, name, value);
  else if (before[name] !== value) setAttribute(element, name, value);
}

function setAttribute(element: Element, name: string, value: PropValue): void {
  if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

function setLive(element: Element, name: string, value: PropValue): void {
  const live = element as unknown as Record<string, unknown>;
  const wanted = value === undefined ? (name === 'value' ? '' : false) : value;
  const current = live[name];
  if (typeof wanted === 'boolean' ? current !== wanted : String(current) !== String(wanted)) live[name] = wanted;
}

function setHandler(element: Element, memory: Memory, type: string, handler: Handler | undefined): void {
  if (!handler) {
    memory.handlers.delete(type);
    return;
  }
  const known = memory.handlers.has(type);
  memory.handlers.set(type, handler);
  if (!known) element.addEventListener(type, (event) => memory.handlers.get(type)?.(event));
}

/** Through CSSOM, which a policy without 'unsafe-inline' allows. */
function setStyle(element: HTMLElement | SVGElement, style: Style = {}, before: Style = {}): void {
  for (const name of Object.keys(before)) if (!(name in style)) element.style.removeProperty(name);
  for (const [name, value] of Object.entries(style)) if (before[name] !== value) element.style.setProperty(name, value);
}
