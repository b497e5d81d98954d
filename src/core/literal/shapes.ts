/** Shapes as small numbers, so that a million rows compare by one integer: a shape is a length and the shape of its parts. */

const lengths: number[] = [];
const parts: number[] = [];
const shapes: (readonly number[] | undefined)[] = [];
const ids = new Map<number, number>();
let lastLength = -1;
let lastPart = -1;
let lastId = -1;

/** Beyond this many different shapes the table starts over (between documents only). */
const LIMIT = 1 << 20;

/** The id of [length, ...shape of part]; part −1 means scalars. */
export function shapeId(length: number, part: number): number {
  if (length === lastLength && part === lastPart) return lastId;
  const key = length * 268435456 + part + 1;
  let id = ids.get(key);
  if (id === undefined) {
    id = lengths.length;
    lengths.push(length);
    parts.push(part);
    shapes.push(undefined);
    ids.set(key, id);
  }
  lastLength = length;
  lastPart = part;
  lastId = id;
  return id;
}

/** The shape of an id; arrays of one shape share it. */
export function shapeOf(id: number): readonly number[] {
  const known = shapes[id];
  if (known !== undefined) return known;
  const shape = spelledOut(id);
  shapes[id] = shape;
  return shape;
}

function spelledOut(id: number): readonly number[] {
  const shape: number[] = [];
  for (let at = id; at >= 0; at = parts[at]) shape.push(lengths[at]);
  return shape;
}

/** [rows, columns] of a shape of two axes, [length, 1] of a vector; undefined for other shapes. */
export function axesOf(id: number): readonly [number, number] | undefined {
  const part = parts[id] ?? -2;
  if (part === -1) return [lengths[id], 1];
  return part >= 0 && parts[part] === -1 ? [lengths[id], lengths[part]] : undefined;
}

/** Forgets what was seen, if it was much; call it when no id is alive. */
export function trimShapes(): void {
  if (lengths.length < LIMIT / 16) return;
  lengths.length = parts.length = shapes.length = 0;
  ids.clear();
  lastLength = lastPart = lastId = -1;
}
