/** The tools that chat in agent mode may call: computing instead of guessing. A table, as for commands. */
import {type Disposable, type LanguageModelTool, lm} from 'vscode';
import {checkTool} from './check.ts';
import {computeTool} from './compute.ts';
import {explainLossTool} from './explainLoss.ts';

export const tools = {
  compute_cross_entropy: computeTool,
  explain_loss_value: explainLossTool,
  check_predictions: checkTool,
} as const satisfies Readonly<Record<string, LanguageModelTool<unknown>>>;

/** Nothing where the editor has no language-model tools. */
export function registerTools(): readonly Disposable[] {
  if (typeof lm?.registerTool !== 'function') return [];
  return Object.entries(tools).map(([name, tool]) => lm.registerTool(name, tool));
}
