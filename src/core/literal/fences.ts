/** Fenced code in Markdown: each fence is read in its own language. */
import {type Lexicon, lexiconOf, textLexicon} from './dialects.ts';
import {guessLanguage} from './guess.ts';

export interface Fence {
  /** The code between the fence's lines. */
  readonly from: number;
  readonly to: number;
  readonly lexicon: Lexicon;
}

/** Every fence of the text, in order; one that is not closed ends with the text. */
export function findFences(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  for (let line = 0; line < text.length; ) {
    const mark = markAt(text, line);
    const next = lineAfter(text, line);
    if (mark === undefined) {
      line = next;
      continue;
    }
    const close = closingLine(text, next, mark);
    fences.push({from: next, to: close, lexicon: lexiconOfFence(text, line, next, close)});
    line = lineAfter(text, close);
  }
  return fences;
}

const lineAfter = (text: string, line: number): number => {
  const newline = text.indexOf('\n', line);
  return newline < 0 ? text.length : newline + 1;
};

/** Three or more backticks or tildes after at most some blanks or a quote mark. */
function markAt(text: string, line: number): string | undefined {
  let i = line;
  while (i < line + 12 && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9 || text.charCodeAt(i) === 62)) i++;
  const mark = text.charAt(i);
  if ((mark !== '`' && mark !== '~') || !text.startsWith(mark.repeat(3), i)) return undefined;
  let end = i;
  while (end < i + 64 && text.charAt(end) === mark) end++;
  return text.slice(i, end);
}

function closingLine(text: string, from: number, mark: string): number {
  for (let line = from; line < text.length; line = lineAfter(text, line)) {
    if (markAt(text, line)?.startsWith(mark)) return line;
  }
  return text.length;
}

function lexiconOfFence(text: string, line: number, next: number, close: number): Lexicon {
  const info = /[`~]{3,}\s*\{?\.?\s*([\w+#-]*)/.exec(text.slice(line, Math.min(next, line + 200)))?.[1] ?? '';
  return (
    lexiconOf(info === 'c++' ? 'cpp' : info === 'c#' ? 'csharp' : info) ??
    lexiconOf(info === '' ? guessLanguage(text.slice(next, Math.min(close, next + 2000))) : 'text') ??
    textLexicon
  );
}

/** How far back the fence around an offset is looked for. */
const REACH = 65536;

/** The fence that holds the offset, by the nearest fence line before it that names a language. */
export function fenceAround(text: string, offset: number): Fence | undefined {
  const low = Math.max(0, offset - REACH);
  const from = low === 0 ? 0 : lineAfter(text, low);
  const to = Math.min(text.length, offset + REACH);
  const fence = findFences(text.slice(from, to)).find((f) => f.from + from <= offset && offset <= f.to + from);
  return fence && {from: fence.from + from, to: fence.to + from, lexicon: fence.lexicon};
}
