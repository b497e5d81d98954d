/** JSON as prediction files have it: with Python's NaN and Infinity, cut off, or with a record that is none; and the lines of its rows. */

/** The value; Python's bare NaN, Infinity and -Infinity are read as texts. Throws as JSON.parse does. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error;
    return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, quoted));
  }
}

const quoted = (token: string): string => (token.startsWith('"') ? token : `"${token}"`);

/** The same, undefined where the text is no JSON. */
export function jsonOrNothing(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const isOpening = (code: number): boolean => code === 91 || code === 123;
const isClosing = (code: number): boolean => code === 93 || code === 125;

/** Goes over the text's structure: `see` is told each bracket and comma outside strings, with the depth that it stands at. */
function scan(text: string, see: (code: number, at: number, depth: number) => boolean): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = stringEnd(text, i + 1);
      continue;
    }
    if (isClosing(code)) depth--;
    else if (!isOpening(code) && code !== COMMA) continue;
    if (!see(code, i, depth)) return;
    if (isOpening(code)) depth++;
  }
}

function stringEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i;
    if (code === BACKSLASH) i++;
  }
  return text.length;
}

export interface Elements {
  /** Begin and end of each element: [from₀, to₀, from₁, …]. */
  readonly places: readonly number[];
  /** Whether the array is closed; a last element that is not is left out. */
  readonly isClosed: boolean;
}

/** The elements of the array whose bracket stands at `at`. */
export function elementsOf(text: string, at: number): Elements {
  const places: number[] = [];
  let from = at + 1;
  let isClosed = false;
  const rest = text.slice(at);
  scan(rest, (code, i, depth) => {
    if (depth === 1 && code === COMMA) {
      places.push(from, at + i);
      from = at + i + 1;
    }
    if (depth !== 0 || !isClosing(code)) return true;
    isClosed = true;
    if (rest.slice(from - at, i).trim() !== '') places.push(from, at + i);
    return false;
  });
  return {places, isClosed};
}

/** Cut at the last comma that stands at `depth`, its brackets closed; undefined where there is no such comma. */
export function mended(text: string, depth: number): string | undefined {
  const open: string[] = [];
  let cut = -1;
  let closing = '';
  scan(text, (code, at, here) => {
    if (isOpening(code)) open[here] = code === 91 ? ']' : '}';
    if (code === COMMA && here <= depth) {
      cut = at;
      closing = open.slice(0, here).reverse().join('');
    }
    return true;
  });
  return cut < 0 ? undefined : text.slice(0, cut) + closing;
}

/** The line, from 1, on which each element begins. */
export function linesOf(text: string, {places}: Elements): Uint32Array {
  const lines = new Uint32Array(places.length / 2);
  let line = 1;
  let at = 0;
  for (let row = 0; row < lines.length; row++) {
    const begin = firstInk(text, places[2 * row]!);
    for (; at < begin; at++) if (text.charCodeAt(at) === 10) line++;
    lines[row] = line;
  }
  return lines;
}

function firstInk(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

/** Where the array under the key of the outermost object begins; −1 where there is none. */
export function arrayUnder(text: string, key: string): number {
  let found = -1;
  const name = JSON.stringify(key);
  scan(text, (code, at, depth) => {
    if (depth === 1 && code === 91 && text.slice(0, at).trimEnd().slice(0, -1).trimEnd().endsWith(name)) found = at;
    return found < 0;
  });
  return found;
}
