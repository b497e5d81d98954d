/**
 * Reads the names at a place: `["cat", "dog"]`, `('cat', 'dog')`, `{0: "cat", 1: "dog"}`, `{"cat": 0, "dog": 1}`, c("cat", "dog"),
 * np.array([…]), and YAML's `[cat, dog]` and indented lines. Undefined for anything else; never throws; bounded work.
 */

const MOST_CHARACTERS = 400_000;
const MOST_NAMES = 25_000;

type Item = readonly [key: string | undefined, value: string];

const SPACE = /(?:\s|#[^\n]{0,400}\n|\/\/[^\n]{0,400}\n)*/y;
const QUOTED = /[rub]?(?:"((?:[^"\\\n]|\\.){0,200})"|'((?:[^'\\\n]|\\.){0,200})'|`([^`\\$\n]{0,200})`)/iy;
const INTEGER = /\d{1,6}(?![\w.])/y;
const BARE = /[\p{L}_][^,:\]}\n#"'[{]{0,100}/uy;
const WRAPPER = /(?:\[\]|&|new\s+)?[\w.]{0,40}(?:<[\w ]{0,20}>)?!?(?:\[\d*\])?\s?(?=[[({])/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const afterSpace = (text: string, at: number): number => at + (match(SPACE, text, at)?.[0].length ?? 0);

interface Token {
  readonly value: string;
  readonly end: number;
}

/** A quoted text or a whole number; in YAML a bare word as well. */
function tokenAt(text: string, at: number, isYaml: boolean): Token | undefined {
  const quoted = match(QUOTED, text, at);
  if (quoted) return {value: quoted[1] ?? quoted[2] ?? quoted[3] ?? '', end: at + quoted[0].length};
  const plain = match(INTEGER, text, at) ?? (isYaml ? match(BARE, text, at) : undefined);
  return plain && {value: plain[0].trim(), end: at + plain[0].length};
}

function itemAt(text: string, at: number, isYaml: boolean): {readonly item: Item; readonly end: number} | undefined {
  const first = tokenAt(text, at, isYaml);
  if (!first) return undefined;
  const colon = afterSpace(text, first.end);
  if (text[colon] !== ':') return {item: [undefined, first.value], end: first.end};
  const second = tokenAt(text, afterSpace(text, colon + 1), isYaml);
  return second && {item: [first.value, second.value], end: second.end};
}

const CLOSING: Readonly<Record<string, string>> = {'[': ']', '(': ')', '{': '}'};

/** The opening bracket of the items: that of `np.array([…])` is the second. */
function innerBracket(text: string, open: number): number {
  const next = afterSpace(text, open + 1);
  return text[open] === '(' && (text[next] === '[' || text[next] === '(') ? next : open;
}

function bracketed(text: string, open: number, isYaml: boolean): readonly Item[] | undefined {
  const close = CLOSING[text[open] ?? ''];
  if (!close) return undefined;
  const items: Item[] = [];
  let at = afterSpace(text, open + 1);
  while (text[at] !== close) {
    const read = itemAt(text, at, isYaml);
    if (!read || items.length >= MOST_NAMES || at - open > MOST_CHARACTERS) return undefined;
    items.push(read.item);
    at = afterSpace(text, read.end);
    if (text[at] === ',') at = afterSpace(text, at + 1);
    else if (text[at] !== close) return undefined;
  }
  return items;
}

const YAML_LINE = /\n(?:[ \t]*#[^\n]*\n|[ \t]*\n)*([ \t]*)(- +)?([^\n]*)/y;

/** The lines below a YAML key: `- cat`, or deeper than the key `0: cat` or `cat: 0`. */
function indented(text: string, at: number, indent: number): readonly Item[] | undefined {
  const items: Item[] = [];
  const from = at;
  for (;;) {
    const line = match(YAML_LINE, text, at);
    const deep = line ? line[1].length > indent || (line[2] !== undefined && line[1].length === indent) : false;
    if (!line || !deep) break;
    const start = at + line[0].length - line[3].length;
    const end = at + line[0].length;
    const read = itemAt(text, start, true);
    const rest = read && text.slice(read.end, end).trim();
    if (
      !read ||
      read.end > end ||
      (rest !== '' && !rest?.startsWith('#')) ||
      (read.item[0] === undefined) !== (line[2] !== undefined)
    )
      return undefined;
    items.push(read.item);
    at = end;
    if (items.length >= MOST_NAMES || at - from > MOST_CHARACTERS) return undefined;
  }
  return items;
}

const isIndex = (text: string | undefined): boolean => text !== undefined && /^\d+$/.test(text);

/** Names in the order of their indices, which count from 0 or 1 without a gap. */
function inOrder(pairs: readonly (readonly [index: number, name: string])[]): readonly string[] | undefined {
  const sorted = [...pairs].sort(([a], [b]) => a - b);
  const [first] = sorted;
  const isWhole = first && first[0] <= 1 && sorted.every(([index], i) => index === first[0] + i);
  return isWhole ? sorted.map(([, name]) => name) : undefined;
}

function namesOf(items: readonly Item[]): readonly string[] | undefined {
  if (items.every(([key]) => key === undefined)) return items.map(([, value]) => value);
  if (items.every(([key]) => isIndex(key))) return inOrder(items.map(([key, value]) => [Number(key), value]));
  if (items.every(([key, value]) => key !== undefined && isIndex(value)))
    return inOrder(items.map(([key, value]) => [Number(value), key ?? '']));
  return undefined;
}

/** At least two, all different, each with a letter: numbers and repeated labels name no classes. */
function areClassNames(names: readonly string[]): boolean {
  return names.length >= 2 && new Set(names).size === names.length && names.every((name) => /\p{L}/u.test(name));
}

/** The names that stand at `at`, after the `=` or `:` of their name, which is indented by `indent`. */
export function readNames(text: string, at: number, isYaml: boolean, indent: number): readonly string[] | undefined {
  let from = at;
  while (text[from] === ' ' || text[from] === '\t') from++;
  const isBlock = isYaml && (text[from] === '\n' || text[from] === '\r');
  const open = isBlock ? -1 : afterSpace(text, from);
  const wrapped = isBlock ? 0 : (match(WRAPPER, text, open)?.[0].length ?? 0);
  const items = isBlock
    ? indented(text, text.indexOf('\n', from), indent)
    : bracketed(text, innerBracket(text, open + wrapped), isYaml);
  const names = items && namesOf(items);
  return names && areClassNames(names) ? names : undefined;
}
