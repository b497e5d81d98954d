/**
 * Every rule of the manifest's settings in the real VS Code: its example is flagged with its code and severity, each of its quick fixes
 * mends it in one edit that one undo takes back, its right example is clean, and the setting turns it off. Runs in both hosts.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {type Rule, ruleById} from '../../src/core/rules/index.ts';
import {actionsAt, api, codeOf, edit, ours, replaceAll, until, withSettings} from './support.ts';

const manifest = () => vscode.extensions.getExtension('surprisal.surprisal')!.packageJSON;
const contributed: readonly string[] = Object.keys(
  manifest().contributes.configuration.properties['surprisal.diagnostics.rules'].properties,
);
const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const;

function ruleOf(id: string): Rule {
  const rule = ruleById.get(id);
  assert.ok(rule, `${id} is in the manifest and in no table`);
  return rule;
}

const found = (document: vscode.TextDocument, id: string): Promise<vscode.Diagnostic> =>
  until(`${id} in ${document.getText()}`, () => ours(document.uri).find((diagnostic) => codeOf(diagnostic) === id));

const gone = (document: vscode.TextDocument, id: string): Promise<boolean> =>
  until(`no ${id} in ${document.getText()}`, () => ours(document.uri).every((diagnostic) => codeOf(diagnostic) !== id));

async function fixesOf(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
  const actions = await actionsAt(document.uri, diagnostic.range);
  return actions.filter(({diagnostics}) => diagnostics?.some((other) => codeOf(other) === codeOf(diagnostic)));
}

/** Applies one fix, sees the finding go, takes it back with one undo, sees it come again. */
async function tryFix({document}: vscode.TextEditor, id: string, title: string): Promise<void> {
  const before = document.getText();
  const fix = (await fixesOf(document, await found(document, id))).find((action) => action.title === title);
  assert.ok(fix?.edit, `${title} is not offered again`);
  assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
  await gone(document, id);
  await vscode.commands.executeCommand('undo');
  await until('the text before', () => document.getText() === before);
  await found(document, id);
}

describe('rules', () => {
  before(() => api());

  it('are the same in the manifest and in the code', () => {
    assert.deepEqual([...contributed].sort(), [...ruleById.keys()].sort());
  });

  for (const id of contributed) {
    it(`${id}: flags, is mended, is silent on what is right, obeys its setting`, async () => {
      const {wrong, right, severity} = ruleOf(id);
      const editor = await edit(wrong[0]!);
      const {document} = editor;
      const diagnostic = await found(document, id);
      assert.equal(diagnostic.severity, severities[severity as keyof typeof severities]);
      for (const {title} of await fixesOf(document, diagnostic)) await tryFix(editor, id, title);
      await withSettings({'diagnostics.rules': {[id]: 'off'}}, async () => {
        await gone(document, id);
      });
      await found(document, id);
      await replaceAll(editor, right[0]!);
      await gone(document, id);
    });
  }
});
