/** A view as HTML, for a page that is drawn before its script has come: what patch() makes of the view, without its handlers. */
import katex from 'katex';
import {escaped} from '../../core/escaped.ts';
import type {FirstFrame} from '../../protocol.ts';
import {settings} from './math.ts';
import type {Formula, PropValue, Style, VNode} from './vnode.ts';

const VOID: ReadonlySet<string> = new Set(['input', 'br', 'hr', 'img']);

/** A strict policy knows no style attributes: what they say is told apart, for a style element with a nonce. */
export function toHtml(children: readonly (VNode | string)[]): FirstFrame {
  return withoutStyles(children.map(node).join(''));
}

function node(child: VNode | string): string {
  if (typeof child === 'string') return escaped(child);
  const {tag, props} = child;
  const attributes = Object.entries(props).map(([name, value]) => attribute(tag, name, value));
  return `<${tag}${attributes.join('')}>${VOID.has(tag) ? '' : `${content(child)}</${tag}>`}`;
}

/** A text box has its value inside, and loses the line break that it begins with. */
function content({tag, props, children}: VNode): string {
  if (tag === 'textarea') return `\n${escaped(String(props['value'] ?? ''))}`;
  const paint = props['paint'] as {readonly formula?: Formula} | undefined;
  return paint?.formula ? formula(paint.formula) : children.map(node).join('');
}

function formula({tex, text, display}: Formula): string {
  try {
    return katex.renderToString(tex, {...settings, displayMode: display});
  } catch {
    return escaped(text);
  }
}

/** Handlers, keys and paints are the script's; a list's and a text box's values stand inside of them. */
function attribute(tag: string, name: string, value: PropValue): string {
  if (value === undefined || value === false || name === 'key' || name === 'paint' || name.startsWith('on')) return '';
  if (name === 'value' && (tag === 'select' || tag === 'textarea')) return '';
  if (name === 'style') return ` style="${escaped(styleText(value as Style))}"`;
  return value === true ? ` ${name}=""` : ` ${name}="${escaped(String(value))}"`;
}

const styleText = (style: Style): string =>
  Object.entries(style)
    .map(([name, value]) => `${name}:${value};`)
    .join('');

/** Each style attribute becomes a rule for the number in its place; texts have no quotation marks that could look like one. */
function withoutStyles(html: string): FirstFrame {
  const rules = new Map<string, number>();
  const numbered = html.replace(/ style="([^"]*)"/g, (_, style: string) => {
    if (!rules.has(style)) rules.set(style, rules.size);
    return ` data-s="${rules.get(style)}"`;
  });
  return {html: numbered, styles: [...rules].map(([style, n]) => `[data-s="${n}"]{${style}}`).join('\n')};
}
