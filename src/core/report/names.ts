/** What a report's classes are called. */
import {cut} from '../explain/labels.ts';
import type {ClassReport, Report} from './types.ts';
import type {ReportSettings} from './view.ts';

/** Its name, or where it has none its number, counted as the file counts. */
export function classNameOf({classIndex, name}: ClassReport, {indexBase = 0}: ReportSettings): string {
  return name === String(classIndex) ? String(classIndex + indexBase) : cut(name) || '(no name)';
}

/** Class index → name, also for classes that the report does not list. */
export function nameLookup({classes}: Report, settings: ReportSettings): (classIndex: number) => string {
  const isWhole = classes.every(({classIndex}, i) => classIndex === i);
  const found = isWhole ? undefined : new Map(classes.map((c) => [c.classIndex, c]));
  return (classIndex) => {
    const known = found ? found.get(classIndex) : classes[classIndex];
    return classNameOf(known ?? {...nobody, classIndex, name: String(classIndex)}, settings);
  };
}

const nobody = {count: 0, loss: 0, share: 0, worst: 0, accuracy: 0, precision: 0};
