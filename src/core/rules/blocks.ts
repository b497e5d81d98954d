/** Blocks by indentation: which statements surely ran before a place, and which stand in another branch of the same if. */
import {NEWLINE, type Tokens, word} from './tokens.ts';

/** Lines as a tree: a line's parent is the nearest line above it that is less indented. */
export interface Blocks {
  /** The line that a token stands on: logical in Python, physical in JavaScript. */
  readonly lineOf: Int32Array;
  readonly head: readonly number[];
  readonly parent: readonly number[];
  /** The line before it in the same block, or −1. */
  readonly previous: readonly number[];
}

const startsLine = (tokens: Tokens, i: number): boolean =>
  tokens.language === 'python' ? i === 0 || tokens.kind[i - 1] === NEWLINE : tokens.first[i] === 1 || i === 0;

export function readBlocks(tokens: Tokens): Blocks {
  const lineOf = new Int32Array(tokens.count);
  const head: number[] = [];
  const parent: number[] = [];
  const previous: number[] = [];
  const open: number[] = []; // one line an indentation, outermost first
  for (let i = 0; i < tokens.count; i++) {
    if (startsLine(tokens, i)) {
      let sibling = -1;
      while (open.length > 0 && indentOf(tokens, head, open) >= tokens.indent[i]!) sibling = open.pop()!;
      const line = head.length;
      head.push(i);
      parent.push(open[open.length - 1] ?? -1);
      previous.push(sibling >= 0 && tokens.indent[head[sibling]!] === tokens.indent[i] ? sibling : -1);
      open.push(line);
    }
    lineOf[i] = head.length - 1;
  }
  return {lineOf, head, parent, previous};
}

const indentOf = (tokens: Tokens, head: readonly number[], open: readonly number[]): number =>
  tokens.indent[head[open[open.length - 1]!]!]!;

/** The lines around a token, innermost first, down to −1, the file itself. */
function enclosing(blocks: Blocks, at: number): readonly number[] {
  const lines: number[] = [];
  for (let line = blocks.lineOf[at]!; line >= 0; line = blocks.parent[line]!) lines.push(line);
  return lines;
}

/** Whether the statement at `earlier` ran whenever the one at `later` runs: its block is still open there. */
export function dominates(blocks: Blocks, tokens: Tokens, earlier: number, later: number): boolean {
  if (blocks.lineOf[earlier] !== blocks.lineOf[later] && isOneLineBranch(blocks, tokens, earlier)) return false;
  const block = blocks.parent[blocks.lineOf[earlier]!]!;
  return block < 0 || enclosing(blocks, later).includes(block);
}

/** `if condition: statement` on one line: the statement may not run. */
function isOneLineBranch(blocks: Blocks, tokens: Tokens, at: number): boolean {
  const line = blocks.lineOf[at]!;
  if (!/^(if|elif|else)$/.test(keyword(blocks, tokens, line))) return false;
  const head = blocks.head[line]!;
  if (tokens.language === 'javascript') return tokens.partner[head + 1]! > head && tokens.partner[head + 1]! < at;
  for (let i = head + 1; i < at; i++) if (tokens.parent[i]! < 0 && word(tokens, i) === ':') return true;
  return false;
}

/** Whether the two stand in different branches of one if (or match): where one runs, the other does not. */
export function exclude(blocks: Blocks, tokens: Tokens, earlier: number, later: number): boolean {
  const branches = new Set(enclosing(blocks, earlier));
  const common = enclosing(blocks, later).findIndex((line) => branches.has(line));
  const around = enclosing(blocks, later);
  const own = common < 0 ? around[around.length - 1]! : around[common - 1]!;
  return own !== undefined && precedingBranches(blocks, tokens, own).some((line) => branches.has(line));
}

/** The first word of a line, a closing brace before it left aside. */
function keyword(blocks: Blocks, tokens: Tokens, line: number): string {
  const head = blocks.head[line]!;
  return word(tokens, head) === '}' ? word(tokens, head + 1) : word(tokens, head);
}

/** The tokens of a line. */
export const lineRange = (
  {head}: Blocks,
  tokens: Tokens,
  line: number,
): {readonly from: number; readonly to: number} => ({
  from: head[line]!,
  to: head[line + 1] ?? tokens.count,
});

/** The lines whose conditions decide whether a line is reached that heads a branch: its own, and those of the branches before it. */
export const branchLines = (blocks: Blocks, tokens: Tokens, line: number): readonly number[] =>
  /^(if|elif|else|case|match)$/.test(keyword(blocks, tokens, line))
    ? [line, ...precedingBranches(blocks, tokens, line)]
    : [];

/** Whether a line is an `if` with something in it that leaves the function; `next` is the line that follows it in its block. */
export function mayLeave(blocks: Blocks, tokens: Tokens, line: number, next: number): boolean {
  if (keyword(blocks, tokens, line) !== 'if') return false;
  for (let i = blocks.head[line]!; i < blocks.head[next]!; i++)
    if (/^(return|raise|throw)$/.test(word(tokens, i))) return true;
  return false;
}

/** For an `else`, `elif` or `case`: the lines that head the branches before it. */
function precedingBranches(blocks: Blocks, tokens: Tokens, line: number): readonly number[] {
  const found: number[] = [];
  let current = line;
  while (current >= 0 && /^(else|elif|case)$/.test(keyword(blocks, tokens, current))) {
    current = blocks.previous[current]!;
    if (current >= 0) found.push(current);
  }
  const first = found[found.length - 1];
  return first !== undefined && /^(if|elif|case)$/.test(keyword(blocks, tokens, first)) ? found : [];
}
