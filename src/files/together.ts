/** Whether two parts belong to one task: the same classes, in the same order, told by the same labels. */
import type {RowKind} from '../core/report/types.ts';

export interface TaskOf {
  readonly numClasses: number;
  readonly kind: RowKind;
  readonly classNames?: readonly string[] | undefined;
  /** How labels name classes: "from 0", "from 1", or the labels in the order of the classes. */
  readonly labelling?: string | undefined;
}

/** What differs, as a sentence; undefined where the parts may be merged. What only one of the two knows is no difference. */
export function whyApart(a: TaskOf, b: TaskOf): string | undefined {
  if (a.numClasses !== b.numClasses || a.kind !== b.kind)
    return `the parts differ: ${a.numClasses} classes of ${a.kind} and ${b.numClasses} of ${b.kind}`;
  const k = a.classNames && b.classNames ? a.classNames.findIndex((name, i) => name !== b.classNames![i]) : -1;
  if (k >= 0) return `the parts differ: class ${k} is "${a.classNames![k]}" and "${b.classNames![k]}"`;
  if (a.labelling !== undefined && b.labelling !== undefined && a.labelling !== b.labelling)
    return `the parts differ: the labels count classes ${a.labelling} and ${b.labelling}`;
  return undefined;
}

/** The shown names of labels: those of a few classes are enough to see what differs. */
const shown = 6;

interface Labels {
  readonly indexBase: 0 | 1;
  readonly labels?: Readonly<Record<string, number>>;
  readonly classNames?: readonly string[];
}

/** Labels that are the classes' names count like numbers from 0. */
export function labellingOf({indexBase, labels, classNames}: Labels): string {
  if (!labels) return `from ${indexBase}`;
  const order = Object.keys(labels).sort((a, b) => labels[a]! - labels[b]!);
  if (classNames && order.every((name, k) => name === classNames[k])) return 'from 0';
  return `as ${order.slice(0, shown).join(', ')}${order.length > shown ? `, … (${order.length})` : ''}`;
}
