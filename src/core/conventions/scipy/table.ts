/** The functions of SciPy that compute entropies and their parts. */
import type {FrameworkFunction} from '../call.ts';
import {entropy, jensenShannon} from './entropy.ts';
import {logSoftmax, logsumexp, softmax} from './softmax.ts';
import {specialFunctions} from './special.ts';

export const scipyFunctions: readonly FrameworkFunction[] = [
  {lib: 'scipy', fn: 'stats.entropy', parameters: ['pk', 'qk', 'base', 'axis', 'nan_policy', 'keepdims'], run: entropy},
  {
    lib: 'scipy',
    fn: 'spatial.distance.jensenshannon',
    parameters: ['p', 'q', 'base', 'axis', 'keepdims'],
    run: jensenShannon,
  },
  {
    lib: 'scipy',
    fn: 'special.logsumexp',
    parameters: ['a', 'axis', 'b', 'keepdims', 'return_sign', 'x'],
    run: logsumexp,
  },
  {lib: 'scipy', fn: 'special.softmax', parameters: ['x', 'axis'], run: softmax},
  {lib: 'scipy', fn: 'special.log_softmax', parameters: ['x', 'axis'], run: logSoftmax},
  ...specialFunctions.map(
    ([fn, parameters, run]): FrameworkFunction => ({lib: 'scipy', fn: `special.${fn}`, parameters, run}),
  ),
];
