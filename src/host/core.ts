/**
 * What the host takes from the core. On the desktop this is a bundle of its own (dist/hostCore.js), which the first document or
 * command that needs it loads, once for all that the host does, the panel's first frame included; a web extension, one file, has it inside.
 */
export {chooseClassNames, findClassNames} from '../core/classNames/index.ts';
export {evaluate} from '../core/evaluate/index.ts';
export {formatNumber} from '../core/explain/format.ts';
export {batchRow, batchTable, explain, explainFailure, makeMessages, textTable} from '../core/explain/index.ts';
export {arrayAt, dialectOf, findArrays, readSelection, readText} from '../core/literal/index.ts';
export {sigmoid, softmax, sum} from '../core/numeric/index.ts';
export {
  findScalarTargets,
  guessRole,
  isPlainlyNotPrediction,
  isSingleTarget,
  pairArrays,
} from '../core/pairing/index.ts';
