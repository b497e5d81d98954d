/** Class names that stand away from the numbers: found by their name, chosen by their length and distance. */
export {chooseClassNames, type NearbyNames} from './choose.ts';
export {findClassNames} from './find.ts';
export type {ClassNameList} from './types.ts';
