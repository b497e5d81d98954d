/** The calls that a comparison makes, in the order in which they are shown. */
import {binaryCalls} from './binaryCalls.ts';
import {multiclassCalls} from './multiclassCalls.ts';
import type {PlannedCall} from './plan.ts';
import type {Problem} from './problem.ts';

/** Everything that takes this problem, in the order in which it is shown. */
export const planCalls = (problem: Problem): readonly PlannedCall[] =>
  problem.task === 'multiclass' ? multiclassCalls(problem) : binaryCalls(problem);
