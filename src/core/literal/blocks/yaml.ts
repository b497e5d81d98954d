/** YAML block sequences: `- 0.2` lines, nested (`- - 0.2`, deeper indentation, `- [0.2, 0.8]`), under a key or on their own. */

import type {Diagnostic} from '../../types.ts';
import {oddRowProblem} from '../oddRow.ts';
import {buildArray} from './build.ts';
import {type Branch, flattened, isBranch, rectangle} from './nested.ts';
import {HAS_DASH, isFree, lineText, type Page} from './page.ts';
import {isMostlyNumbers} from './printedRows.ts';
import type {Block, Cell} from './types.ts';
import {type Item, isBlankOrComment, readItem} from './yamlItem.ts';

export const YAML_NEEDS = HAS_DASH;

/**
 * Reads the sequence that starts at this line. A word among more numbers is one that could not be read, an item without anything
 * is a hole; a sequence of other things is consumed and gives no array.
 */
export function readYamlSequence(page: Page, line: number): Block | undefined {
  const first = readItem(page, line);
  if (first === undefined) return undefined;
  const tree = newTree(first.dashes[0]!);
  let next = line;
  let end = first.end;
  for (let at = line; at < page.count && isFree(page, at); at++) {
    if (isBlankOrComment(page, at) && page.context.dialect === 'yaml') continue;
    const item = readItem(page, at);
    if (item === undefined || !addItem(tree, item)) break;
    next = at + 1;
    end = item.end;
  }
  fillHole(tree);
  const nothing: Block = {arrays: [], first: line, next: Math.max(next, line + 1)};
  const isWhole = next >= page.count || !isDeeper(page, next, first.dashes[0]!);
  const box = isWhole ? (rectangle(tree.root) ?? flattened(tree.root)) : undefined;
  if (box === undefined || box.cells.length < 2 || !isMostlyNumbers(box.cells)) return nothing;
  const place = {start: first.start, end, container: 'sequence', name: keyAbove(page, line)} as const;
  const problems = box.isRagged ? [raggedness(tree.root, first.start, end)] : undefined;
  return {...nothing, arrays: [buildArray({...box, ...place, problems}, page.context)]};
}

/** The first row that is longer or shorter; the whole where the rows differ further in, or are beside numbers. */
function raggedness(root: Branch, start: number, end: number): Diagnostic {
  const rows = root.children.filter(isBranch);
  const isOfNumbers = rows.length === root.children.length && rows.every((row) => !row.children.some(isBranch));
  const odd = isOfNumbers ? rows.findIndex((row) => row.children.length !== rows[0]!.children.length) : -1;
  const cells = (rows[odd]?.children ?? []) as readonly Cell[];
  if (cells.length > 0) {
    const place = {start: cells[0]!.start, end: cells[cells.length - 1]!.end};
    return oddRowProblem(odd, cells.length, rows[0]!.children.length, place);
  }
  return {
    code: 'ragged-rows',
    severity: 'error',
    offset: start,
    length: end - start,
    message: 'The rows of this array differ in length: give each the same number of elements.',
  };
}

/** Text that goes on inside of the sequence but is no item of numbers: the sequence holds more than numbers. */
function isDeeper(page: Page, line: number, column: number): boolean {
  if (isBlankOrComment(page, line)) return false;
  const text = lineText(page, line);
  const indent = text.length - text.trimStart().length;
  return indent > column || (indent === column && readItem(page, line) !== undefined);
}

interface Tree {
  readonly root: Branch;
  /** The sequences that are open, outermost first, with the column of their dashes. */
  readonly open: {readonly column: number; readonly branch: Branch}[];
  /** An item without content, whose sequence follows on deeper lines, and where its dash stands. */
  pending: Branch | undefined;
  pendingIn: Branch | undefined;
  pendingAt: number;
}

function newTree(column: number): Tree {
  const root = {children: []};
  return {root, open: [{column, branch: root}], pending: undefined, pendingIn: undefined, pendingAt: 0};
}

/** Puts the item where its dashes say; false where it does not belong to the sequence. */
function addItem(tree: Tree, item: Item): boolean {
  const column = item.dashes[0]!;
  if (item.content === undefined) return false;
  while (tree.open.length > 0 && tree.open[tree.open.length - 1]!.column > column) tree.open.pop();
  const top = tree.open[tree.open.length - 1];
  if (top === undefined) return false;
  if (top.column < column) {
    if (tree.pending === undefined) return false;
    tree.open.push({column, branch: tree.pending});
    tree.pending = undefined;
  }
  fillHole(tree);
  for (const deeper of item.dashes.slice(1)) tree.open.push({column: deeper, branch: addBranch(tree)});
  addContent(tree, item.content);
  tree.pendingAt = item.end - 1;
  return true;
}

/** An item without content under which nothing follows: an element is missing there. */
function fillHole(tree: Tree): void {
  const {pending, pendingAt: at} = tree;
  if (pending === undefined) return;
  const siblings = tree.pendingIn!.children;
  siblings[siblings.length - 1] = {start: at, end: at + 1, value: undefined, isMissing: true};
  tree.pending = undefined;
}

const innermost = (tree: Tree): Branch => tree.open[tree.open.length - 1]!.branch;

function addBranch(tree: Tree): Branch {
  const branch: Branch = {children: []};
  innermost(tree).children.push(branch);
  return branch;
}

function addContent(tree: Tree, content: Exclude<Item['content'], undefined>): void {
  if (content === 'nothing') {
    tree.pendingIn = innermost(tree);
    tree.pending = addBranch(tree);
  } else if ('value' in content) innermost(tree).children.push(content);
  else addBranch(tree).children.push(...content);
}

/** `probs:` on the line above; an item's key (`- probs:`) counts as well. */
function keyAbove(page: Page, line: number): string | undefined {
  const above = line > 0 ? lineText(page, line - 1).trim() : '';
  if (!above.endsWith(':') || above.length > 100) return undefined;
  const key = above.slice(above.startsWith('- ') ? 2 : 0, -1).trim();
  const isQuoted = key.length > 1 && (key.startsWith('"') || key.startsWith("'")) && key.endsWith(key[0]!);
  return isQuoted ? key.slice(1, -1) : key || undefined;
}
