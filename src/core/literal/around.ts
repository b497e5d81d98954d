/**
 * Whether an offset deep in a document stands inside of a string of many lines or of a block comment, told by the nearest marks
 * before it and without reading the document: what opens stands behind an equals sign, a bracket or a header, or alone on its line.
 */
import {trimBack} from './chars.ts';
import type {Lexicon} from './dialects.ts';
import type {Where} from './types.ts';

/** How far back the marks are looked for. */
const REACH = 65536;

export interface Around {
  readonly where: Where;
  /** Inside: where the string's or the comment's text starts. Outside: a place after the last one that ended, or where the look began. */
  readonly from: number;
  /** What ends the string or the comment. */
  readonly closer: string;
}

/** The surroundings of `offset` as far back as REACH, or as `from`. */
export function aroundOf(text: string, offset: number, lexicon: Lexicon, from: number): Around {
  const low = Math.max(from, offset - REACH);
  const near = text.slice(low, offset);
  const found = [...comments(near, lexicon), ...strings(near, lexicon)];
  const inside = found.filter((a) => a.where !== 'code').sort((a, b) => a.from - b.from)[0];
  const outside = found.reduce((at, a) => (a.where === 'code' ? Math.max(at, a.from) : at), 0);
  const nearest = inside ?? {where: 'code', from: outside, closer: ''};
  return {...nearest, from: low + nearest.from};
}

function comments(near: string, lexicon: Lexicon): Around[] {
  const marks = lexicon.slashes
    ? ['/*', '*/']
    : lexicon.percent && lexicon.matrix
      ? ['%{', '%}']
      : lexicon.dialect === 'julia'
        ? ['#=', '=#']
        : [];
  const [opener, closer] = marks;
  if (opener === undefined || closer === undefined) return [];
  const end = near.lastIndexOf(closer);
  const start = near.indexOf(opener, end < 0 ? 0 : end + 2);
  if (start >= 0 && !isInLongLine(near, start) && opensComment(near, start))
    return [{where: 'comment', from: start + 2, closer}];
  return end < 0 || isInLongLine(near, end) ? [] : [{where: 'code', from: end + 2, closer}];
}

/** In longer lines (of minified code) marks tell nothing. */
const LONG_LINE = 400;

const isInLongLine = (near: string, at: number): boolean => at - near.lastIndexOf('\n', at) > LONG_LINE;

/** Behind a blank or a sign, and not behind `//` or a quote on its line: `src/**` is a pattern. */
function opensComment(near: string, at: number): boolean {
  const line = near.slice(near.lastIndexOf('\n', at) + 1, at);
  return /^(?:.*[\s;,(){}[\]])?$/.test(line) && !/\/\/|["'`]/.test(line);
}

function strings(near: string, lexicon: Lexicon): Around[] {
  const found: Around[] = [];
  for (const closer of quotesOf(lexicon)) {
    const at = near.lastIndexOf(closer);
    if (at < 0 || isInLongLine(near, at)) continue;
    const opens = isOdd(near, at, closer) && opensString(near, at);
    found.push({where: opens ? 'string' : 'code', from: at + closer.length, closer});
  }
  return found;
}

function quotesOf(lexicon: Lexicon): readonly string[] {
  if (lexicon.backtick === 'template') return ['`'];
  if (!lexicon.triple) return [];
  return lexicon.dialect === 'python' || lexicon.dialect === 'toml' ? ['"""', "'''"] : ['"""'];
}

/** Whether the mark's line has an odd number of them up to it: an even one closes what it opened. */
function isOdd(near: string, at: number, mark: string): boolean {
  const line = near.slice(near.lastIndexOf('\n', at) + 1, at + mark.length);
  return line.split(mark).length % 2 === 0;
}

/** Letters that may stand before a quote. */
const PREFIX = /[rbfuRBFU]{1,2}$/;

function opensString(near: string, at: number): boolean {
  const head = near.slice(Math.max(0, at - 200), at).replace(PREFIX, '');
  const end = trimBack(head, head.length, 0);
  if (end === 0) return at < 200;
  if ('=(,:[{?+\\'.includes(head[end - 1]) || head.endsWith('=>', end)) return true;
  const line = head.slice(head.lastIndexOf('\n', end - 1) + 1, end);
  const isAlone = end < head.length && head.slice(end).includes('\n');
  return /\b(?:return|yield|in)$/.test(line) || (isAlone && /^\s*[#@]/.test(line));
}

/** Where the text around `offset` ends: at the closer, if it stands near. */
export function regionEnd(text: string, offset: number, closer: string): number {
  const at = text.slice(offset, offset + REACH).indexOf(closer);
  return at < 0 ? text.length : offset + at;
}

/** The start of the line some lines above `at`, where reading the prose around it may begin. */
export function proseStart(text: string, at: number, from: number): number {
  let start = at;
  for (let lines = 0; lines < 4 && start > from && at - start < 400; lines++) {
    const low = Math.max(from, start - 402);
    const newline = text.slice(low, start - 1).lastIndexOf('\n');
    start = newline < 0 ? low : low + newline + 1;
  }
  return start;
}
