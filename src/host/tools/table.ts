/** The tools that chat in agent mode may call: computing instead of guessing. A table, as for commands. */
import type {LanguageModelTool} from 'vscode';
import type {ToolName} from '../surfaces.ts';
import {checkTool} from './check.ts';
import {computeTool} from './compute.ts';
import {explainLossTool} from './explainLoss.ts';

export const tools: Readonly<Record<ToolName, LanguageModelTool<unknown>>> = {
  compute_cross_entropy: computeTool,
  explain_loss_value: explainLossTool,
  check_predictions: checkTool,
};
