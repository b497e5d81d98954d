/** YAML block sequences: `- 0.2` lines, nested (`- - 0.2`, deeper indentation, `- [0.2, 0.8]`), under a key or on their own. */

import type {NumericArray} from '../types.ts';
import {buildArray} from './build.ts';
import {type Branch, flattened, rectangle} from './nested.ts';
import {HAS_DASH, isFree, lineText, type Page} from './page.ts';
import type {Block} from './types.ts';
import {type Item, isBlankOrComment, readItem} from './yamlItem.ts';

export const YAML_NEEDS = HAS_DASH;

/** Reads the sequence that starts at this line; a sequence with anything but numbers in it is consumed and gives no array. */
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
  const nothing: Block = {arrays: [], first: line, next: Math.max(next, line + 1)};
  const isWhole = next >= page.count || !isDeeper(page, next, first.dashes[0]!);
  const box = isWhole ? (rectangle(tree.root) ?? flattened(tree.root)) : undefined;
  if (box === undefined || box.cells.length < 2) return nothing;
  const place = {start: first.start, end, container: 'sequence', name: keyAbove(page, line)} as const;
  const array = buildArray({...box, ...place}, page.context);
  return {...nothing, arrays: [box.isRagged ? withRagged(array) : array]};
}

const withRagged = (array: NumericArray): NumericArray => ({
  ...array,
  diagnostics: [
    {
      code: 'ragged-rows',
      severity: 'error',
      offset: array.start,
      length: array.end - array.start,
      message: 'The rows of this array differ in length: give each the same number of elements.',
    },
  ],
});

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
  /** An item without content, whose sequence follows on deeper lines. */
  pending: Branch | undefined;
}

function newTree(column: number): Tree {
  const root = {children: []};
  return {root, open: [{column, branch: root}], pending: undefined};
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
  }
  tree.pending = undefined;
  for (const deeper of item.dashes.slice(1)) tree.open.push({column: deeper, branch: addBranch(tree)});
  addContent(tree, item.content);
  return true;
}

const innermost = (tree: Tree): Branch => tree.open[tree.open.length - 1]!.branch;

function addBranch(tree: Tree): Branch {
  const branch: Branch = {children: []};
  innermost(tree).children.push(branch);
  return branch;
}

function addContent(tree: Tree, content: Exclude<Item['content'], undefined>): void {
  if (content === 'nothing') tree.pending = addBranch(tree);
  else if ('value' in content) innermost(tree).children.push(content);
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
