/**
 * What VS Code is told at activation, by name and without anything that answers. The tables of what answers (`commands/table.ts`,
 * `tools/table.ts`) are held to these lists by their types, and these lists to the manifest by test/unit/manifest.
 */
import {CodeActionKind, type CodeActionProviderMetadata} from 'vscode';
import type {Page} from '../protocol.ts';

export const commandIds = [
  'surprisal.compute',
  'surprisal.openCalculator',
  'surprisal.openReference',
  'surprisal.normalize',
  'surprisal.copyResult',
  'surprisal.insertSnippet',
  'surprisal.evaluateFile',
  'surprisal.comparePredictionsFiles',
  'surprisal.evaluateWithDask',
  'surprisal.toggleHover',
  'surprisal.toggleInlineHints',
] as const;

export type CommandId = (typeof commandIds)[number];

export const toolNames = ['compute_cross_entropy', 'explain_loss_value', 'check_predictions'] as const;

export type ToolName = (typeof toolNames)[number];

export const viewTypes: Readonly<Record<Page, string>> = {
  calculator: 'surprisal.calculator',
  reference: 'surprisal.reference',
  report: 'surprisal.report',
};

export const pages = Object.keys(viewTypes) as readonly Page[];

export const refactoringMetadata: CodeActionProviderMetadata = {
  providedCodeActionKinds: [CodeActionKind.RefactorRewrite, CodeActionKind.Refactor.append('insert')],
};

export const fixMetadata: CodeActionProviderMetadata = {providedCodeActionKinds: [CodeActionKind.QuickFix]};

/** The languages whose call sites the rules know. */
export const checkedLanguages: ReadonlySet<string> = new Set([
  'python',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
]);
