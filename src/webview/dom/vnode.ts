/** What a view returns: a light description of elements. Built by h() and s(), put on the page by patch(). */

export type Handler = (event: Event) => void;
export type Style = Readonly<Record<string, string>>;

/** TeX with its spoken form. */
export interface Formula {
  readonly tex: string;
  readonly text: string;
  readonly display: boolean;
}

/** Content drawn by hand (KaTeX, a canvas): run again only when `key` changes. */
export interface Paint {
  readonly key: string;
  /** What is drawn, where it is a formula: it can be had as HTML, too. */
  readonly formula?: Formula;
  readonly run: (element: Element) => void;
}

export type PropValue = string | number | boolean | undefined | Handler | Style | Paint;
export type Props = Readonly<Record<string, PropValue>>;
export type Child = VNode | string | number | false | undefined | readonly Child[];

export interface VNode {
  readonly tag: string;
  readonly svg: boolean;
  readonly props: Props;
  readonly children: readonly (VNode | string)[];
}

function flatten(children: readonly Child[], into: (VNode | string)[]): (VNode | string)[] {
  for (const child of children) {
    if (child === undefined || child === false) continue;
    if (Array.isArray(child)) flatten(child as readonly Child[], into);
    else into.push(typeof child === 'object' ? (child as VNode) : String(child));
  }
  return into;
}

/** An HTML element. Text children become text nodes, never markup. */
export function h(tag: string, props: Props = {}, ...children: readonly Child[]): VNode {
  return {tag, svg: false, props, children: flatten(children, [])};
}

/** An SVG element. */
export function s(tag: string, props: Props = {}, ...children: readonly Child[]): VNode {
  return {tag, svg: true, props, children: flatten(children, [])};
}
