/** The pure core: everything that the host, the page, the command line and dist/core.js share. */

export {answer, answerLine} from './compute/index.ts';
export {computeOp, operationNames} from './compute/ops.ts';
export {type ConventionDescription, conventionTable} from './conventions/compare/descriptions.ts';
export {type ComparedDenominator, compareConventions, compareDenominators} from './conventions/compare.ts';
export {convention} from './conventions/convention.ts';
export {type ExplainLossInput, explainLoss, type LossHypothesis, readings} from './conventions/explainLoss.ts';
export type * from './conventions/types.ts';
export * from './density/index.ts';
export * from './evaluate/index.ts';
export type * from './evaluate/types.ts';
export * from './explain/export/index.ts';
export * from './explain/format.ts';
export * from './explain/index.ts';
export type * from './explain/viewModel.ts';
export * from './literal/index.ts';
export type * from './literal/types.ts';
export * from './loss/index.ts';
export * from './numeric/index.ts';
export * from './pairing/index.ts';
export * from './reference/index.ts';
export * from './say.ts';
export type * from './types.ts';
