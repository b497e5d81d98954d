/** A drawing as plain data: the page puts it on screen, a saved file writes it as markup. Text is text, never markup. */

export type ShapeProps = Readonly<Record<string, string | number | boolean | undefined>>;
export type ShapeChild = Shape | string | number | false | undefined | readonly ShapeChild[];

/** `svg` says in which of the two languages of a page the element is. */
export interface Shape {
  readonly tag: string;
  readonly svg: boolean;
  readonly props: ShapeProps;
  readonly children: readonly (Shape | string)[];
}

/** An SVG element. */
export function shape(tag: string, props: ShapeProps = {}, ...children: readonly ShapeChild[]): Shape {
  return {tag, svg: true, props, children: flatten(children, [])};
}

/** An HTML element, for documents that are saved. */
export function element(tag: string, props: ShapeProps = {}, ...children: readonly ShapeChild[]): Shape {
  return {tag, svg: false, props, children: flatten(children, [])};
}

function flatten(children: readonly ShapeChild[], into: (Shape | string)[]): (Shape | string)[] {
  for (const child of children) {
    if (child === undefined || child === false) continue;
    if (Array.isArray(child)) flatten(child as readonly ShapeChild[], into);
    else into.push(typeof child === 'object' ? (child as Shape) : String(child));
  }
  return into;
}
