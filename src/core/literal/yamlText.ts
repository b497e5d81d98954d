/** Text in YAML that no quotes set apart: scalars in a line (`range: from [0, 1] on`), and blocks behind `|` and `>`. */
import {find, skipBlanks} from './chars.ts';
import * as S from './state.ts';

/** How far back of a bracket is looked for what a value may stand behind. */
const LONGEST_HEAD = 120;

/** What a value may stand behind: nothing but dashes on its line, a key's colon, an anchor or a tag. */
const HEAD = /(?:^|\n)[ \t]*(?:---[ \t]+)?(?:[-?][ \t]+)*$|:[ \t]*$|[\s][!&]\S{0,60}[ \t]+$|\n[ \t]*$/;

/** Whether a value may begin at `i`; anything before it on its line makes it a part of a text. */
export function startsValue(text: string, i: number): boolean {
  const low = Math.max(0, i - LONGEST_HEAD);
  const head = text.slice(low, i);
  return HEAD.test(low === 0 ? head : `x${head}`);
}

/** Passes the rest of a text's line, up to its comment, where the bracket at `i` stands in one; false elsewhere. */
export function skipText(s: S.ScanState, i: number): boolean {
  if (s.frames[s.top + S.KIND] !== S.BLOCK || i === s.frames[S.START] || startsValue(s.text, i)) return false;
  const newline = find(s.text, '\n', i, s.end);
  const line = newline < 0 ? s.end : newline;
  const comment = find(s.text, ' #', i, line);
  s.i = s.lastEnd = comment < 0 ? line : comment;
  s.last = S.AFTER_WORD;
  return true;
}

export interface TextBlock {
  readonly from: number;
  readonly to: number;
}

/** What ends the line that begins a block. */
const HEADER = /[|>][-+0-9]{0,2}[ \t]*(?:[ \t]#[^\n]*)?\r?\n/g;

/** The blocks of text in text[from, to), in order. */
export function textBlocks(text: string, from: number, to: number): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  HEADER.lastIndex = from;
  for (let header = HEADER.exec(text); header !== null && header.index < to; header = HEADER.exec(text)) {
    const start = header.index + header[0].length;
    const column = startsValue(text, header.index) ? columnOf(text, header.index) : undefined;
    const end = column === undefined ? start : blockEnd(text, start, to, column);
    if (end > start) blocks.push({from: start, to: end});
    HEADER.lastIndex = end;
  }
  return blocks;
}

/** How far around an offset the block is looked for that it stands in. */
const REACH = 16384;

export function textBlockAt(text: string, offset: number): TextBlock | undefined {
  const low = text.lastIndexOf('\n', Math.max(0, offset - REACH)) + 1;
  const near = offset - low > 2 * REACH ? offset : low; // a line that long is no text
  return textBlocks(text, near, Math.min(text.length, offset + REACH)).find((b) => b.from <= offset && offset < b.to);
}

/** The column of the key or dash whose value the block is, −1 for a document's; undefined in a comment. */
function columnOf(text: string, mark: number): number | undefined {
  const line = text.lastIndexOf('\n', mark) + 1;
  const dashes = /^[ \t]*(?:[-?][ \t]+)*/.exec(text.slice(line, Math.min(mark, line + LONGEST_HEAD)))?.[0] ?? '';
  if (text.charCodeAt(line + dashes.length) === 35) return undefined;
  if (line + dashes.length < mark && !text.startsWith('---', line)) return dashes.length;
  return dashes.trimEnd().length - 1;
}

/** The start of the first line that stands no deeper than `column`. */
function blockEnd(text: string, from: number, to: number, column: number): number {
  let line = from;
  while (line < to) {
    const newline = find(text, '\n', line, to);
    const end = newline < 0 ? to : newline;
    const start = skipBlanks(text, line, end);
    if (start < end && start - line <= column) break;
    line = Math.min(end + 1, to);
  }
  return line;
}
