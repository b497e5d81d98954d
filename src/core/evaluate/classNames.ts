/** The names of the classes: those of the array itself; those from elsewhere only where there are as many as classes, as an assumption. */
import {say} from '../say.ts';
import type {ArrayInput, Assumption, EvaluateRequest, Task} from './types.ts';

interface Classes {
  readonly task: Task;
  readonly numClasses: number;
}

/** Binary examples have two labels, though their rows have one column. */
function fits({classNames}: ArrayInput, {task, numClasses}: Classes): boolean {
  return classNames?.length === (task === 'binary' ? 2 : numClasses);
}

export function classNamesOf({prediction, target}: EvaluateRequest, classes: Classes): readonly string[] | undefined {
  const isForeign = prediction.classNamesFrom !== undefined && !fits(prediction, classes);
  return (isForeign ? undefined : prediction.classNames) ?? target?.classNames;
}

/** Said only where names from elsewhere are used. */
export function classNamesAssumption({prediction}: EvaluateRequest, classes: Classes): readonly Assumption[] {
  const {classNamesFrom} = prediction;
  if (classNamesFrom === undefined || !fits(prediction, classes)) return [];
  const reason = say(
    '{0} lists as many names as there are classes, and the numbers have none of their own',
    classNamesFrom,
  );
  const value = `classes named by ${classNamesFrom}`;
  const label = say('classes named by {0}', classNamesFrom);
  return [{id: 'class-names', value, label, alternatives: ['classes by number'], certain: false, reason}];
}
