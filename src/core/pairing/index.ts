/** Roles of arrays: which is the prediction, which the target, and which are neither. */
export {guessRole} from './guessRole.ts';
export {type Role, roleOfName} from './nameRole.ts';
export {isPlainlyNotPrediction} from './notPrediction.ts';
export {pairArrays} from './pair.ts';
export {findScalarTargets, isSingleTarget} from './scalars.ts';
export type {Candidate, Evidence, Pairable, Pairing, RoleGuess} from './types.ts';
