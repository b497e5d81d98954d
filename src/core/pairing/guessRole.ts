/** The role of one array: by the call that it stands in, by its name, by its numbers. */
import type {NumericArray} from '../literal/types.ts';
import {roleInCall} from './callRoles.ts';
import {roleOfName} from './nameRole.ts';
import {isOtherName} from './notPrediction.ts';
import type {RoleGuess} from './types.ts';
import {isDistribution, isIntegral, isOneHot} from './values.ts';

/** Surest evidence first; undefined where nothing tells (a shape, a weight, an array without a name that may be anything). */
export function guessRole(array: NumericArray): RoleGuess | undefined {
  return roleByCall(array) ?? roleByName(array) ?? roleByValues(array);
}

/** A bare function name (`cross_entropy`) that numbers contradict tells nothing: one-hot rows are no prediction. */
export function roleByCall(array: NumericArray): RoleGuess | undefined {
  const found = roleInCall(array.call);
  if (found === undefined || (!found.isCertain && found.role === 'prediction' && isOneHot(array))) return undefined;
  const which =
    typeof array.call!.argument === 'string' ? `\`${array.call!.argument}\`` : `argument ${array.call!.argument + 1}`;
  return {role: found.role, evidence: 'call', reason: `${which} of ${array.call!.callee} is the ${found.role}`};
}

export function roleByName(array: NumericArray): RoleGuess | undefined {
  const role = isOtherName(array.name) ? undefined : roleOfName(array.name);
  return role && {role, evidence: 'name', reason: `its name is ${array.name}`};
}

function roleByValues(array: NumericArray): RoleGuess | undefined {
  if (isOtherName(array.name)) return undefined;
  if (isOneHot(array)) return {role: 'target', evidence: 'values', reason: 'its rows are one-hot'};
  if (isIntegral(array)) return undefined;
  return isDistribution(array)
    ? {role: 'prediction', evidence: 'values', reason: 'its rows are distributions'}
    : undefined;
}
