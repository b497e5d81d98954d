/** A report of very many classes, cut to those that a page can hold: the worst, and whoever else is named on it. */
import {classOrder} from './classes.ts';
import type {Report} from './types.ts';

/** Some 200 bytes each where a report crosses to the page. */
export const mostListed = 2000;

/** The report with the classes that carry most of the loss, in the file's order; `unlisted` counts the others that occur. */
export function shortened(report: Report, most = mostListed): Report {
  const {classes, worst} = report;
  if (classes.length <= most) return report;
  const kept = new Set(Array.from(classOrder(report, 'share', true).subarray(0, most), (i) => classes[i]));
  const named = new Set(worst.flatMap(({target, argmax}) => [target, argmax]));
  const listed = classes.filter((c) => kept.has(c) || named.has(c.classIndex));
  return {...report, classes: listed, unlisted: classes.length - listed.length};
}
