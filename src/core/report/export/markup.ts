/** Shapes → markup. Every text and attribute is escaped here, so no name of a file, a class or a column can become an element. */
import type {Shape} from '../../charts/shape.ts';
import {escaped} from '../../escaped.ts';

/** HTML elements that have no end tag. */
const VOID = new Set(['meta', 'br', 'hr', 'col']);

/** Control characters have no place in HTML; a lone half of a surrogate pair none in UTF-8. */
const storable = (text: string): string => escaped(text.replace(/\p{Cs}|(?![\t\n\r])\p{Cc}/gu, '\ufffd'));

export function markup(node: Shape | string): string {
  if (typeof node === 'string') return storable(node);
  const attributes = Object.entries(node.props).map(([name, value]) => attribute(name, value));
  const start = `<${node.tag}${attributes.join('')}>`;
  if (VOID.has(node.tag) && !node.svg) return start;
  return `${start}${node.children.map(markup).join('')}</${node.tag}>`;
}

function attribute(name: string, value: string | number | boolean | undefined): string {
  if (value === undefined || value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${storable(String(value))}"`;
}
