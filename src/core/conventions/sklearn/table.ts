/** scikit-learn's proper scoring rules. */
import type {FrameworkFunction} from '../call.ts';
import {brierScoreLoss} from './brier.ts';
import {logLoss} from './logLoss.ts';

export const sklearnFunctions: readonly FrameworkFunction[] = [
  {
    lib: 'sklearn',
    fn: 'log_loss',
    parameters: ['y_true', 'y_pred', 'eps', 'normalize', 'sample_weight', 'labels'],
    run: logLoss,
  },
  {
    lib: 'sklearn',
    fn: 'brier_score_loss',
    parameters: ['y_true', 'y_prob', 'sample_weight', 'pos_label', 'y_proba'],
    run: brierScoreLoss,
  },
];
