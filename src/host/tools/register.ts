/** Registers the tools of chat by their names; what they do is loaded when one is called. */
import {type Disposable, type LanguageModelTool, lm} from 'vscode';
import type {tools} from './table.ts';

type ToolName = keyof typeof tools;

const NAMES: Readonly<Record<ToolName, true>> = {
  compute_cross_entropy: true,
  explain_loss_value: true,
  check_predictions: true,
};

const load = async (name: ToolName): Promise<LanguageModelTool<unknown>> =>
  (await import('../onDemand.ts')).tools[name];

const loadedLate = (name: ToolName): LanguageModelTool<unknown> => ({
  prepareInvocation: async (options, token) => (await load(name)).prepareInvocation?.(options, token),
  invoke: async (options, token) => (await load(name)).invoke(options, token),
});

/** Nothing where the editor has no language-model tools. */
export function registerTools(): readonly Disposable[] {
  if (typeof lm?.registerTool !== 'function') return [];
  return (Object.keys(NAMES) as ToolName[]).map((name) => lm.registerTool(name, loadedLate(name)));
}
