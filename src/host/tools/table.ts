/** The tools that chat in agent mode may call: computing instead of guessing. A table, as for commands; loaded with the first call. */
import type {LanguageModelTool} from 'vscode';
import {checkTool} from './check.ts';
import {computeTool} from './compute.ts';
import {explainLossTool} from './explainLoss.ts';

export const tools = {
  compute_cross_entropy: computeTool,
  explain_loss_value: explainLossTool,
  check_predictions: checkTool,
} as const satisfies Readonly<Record<string, LanguageModelTool<unknown>>>;
