/** Which of the lists nearby names the classes of an array: one of the fitting length, by the surest name, then the nearest. */
import type {NumericArray} from '../literal/types.ts';
import type {ClassNameList} from './types.ts';

/** A list with its distance from the array, in whatever the caller counts (characters, cells). */
export interface NearbyNames {
  readonly list: ClassNameList;
  readonly distance: number;
}

/** As many names as classes; a list that may be a label for each row must not be as long as there are rows. */
function fits({names, certain}: ClassNameList, numClasses: number, numRows: number): boolean {
  return names.length === numClasses && (certain || numRows === 1 || names.length !== numRows);
}

export function chooseClassNames<T extends NearbyNames>(
  array: Pick<NumericArray, 'shape' | 'shapeInCall' | 'classNames'>,
  nearby: readonly T[],
): T | undefined {
  if (array.classNames) return undefined;
  const shape = array.shapeInCall ?? array.shape;
  const numClasses = shape.at(-1) ?? 0;
  const numRows = shape.slice(0, -1).reduce((product, n) => product * n, 1);
  const fitting = nearby.filter(({list}) => fits(list, numClasses, numRows));
  const rank = (a: T, b: T) => Number(b.list.certain) - Number(a.list.certain) || a.distance - b.distance;
  return fitting.sort(rank)[0];
}
