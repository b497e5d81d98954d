/** Trees of numbers and their shape, level by level, so that no depth exhausts the stack. */
import type {Cell} from './types.ts';

export interface Branch {
  readonly children: (Branch | Cell)[];
}

export const isBranch = (node: Branch | Cell): node is Branch => 'children' in node;

export interface Box {
  readonly shape: readonly number[];
  readonly cells: readonly Cell[];
  readonly isRagged: boolean;
}

/** All numbers in their order, where rows differ in length; level by level in place. */
export function flattened(root: Branch): Box {
  let level: readonly (Branch | Cell)[] = [root];
  while (level.some(isBranch)) level = level.flatMap((node) => (isBranch(node) ? node.children : [node]));
  return {shape: [level.length], cells: level as readonly Cell[], isRagged: true};
}

/** [rows, columns, …] where all branches of a level have the same length, with the cells in order; undefined where they do not. */
export function rectangle(root: Branch): Box | undefined {
  const shape: number[] = [];
  let level: readonly (Branch | Cell)[] = [root];
  while (level.every(isBranch)) {
    const branches: readonly Branch[] = level;
    const length = branches[0]!.children.length;
    if (length === 0 || branches.some((branch) => branch.children.length !== length)) return undefined;
    shape.push(length);
    level = branches.flatMap((branch) => branch.children);
  }
  return level.some(isBranch) ? undefined : {shape, cells: level as readonly Cell[], isRagged: false};
}
