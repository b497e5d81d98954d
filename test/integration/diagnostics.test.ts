/** The rules inside VS Code: found a moment after typing, mended by one edit, tuned by settings, across a notebook's cells. Runs in both hosts. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {actionsAt, api, codeOf, edit, ours, until, withSettings} from './support.ts';

const F = 'import torch.nn.functional as F\n';
const DOUBLE = `${F}loss = F.cross_entropy(F.softmax(logits, dim=1), target)\n`;

async function found(document: vscode.TextDocument, count = 1): Promise<readonly vscode.Diagnostic[]> {
  return until(`${count} diagnostics`, () => {
    const list = ours(document.uri);
    return list.length === count && list;
  });
}

describe('diagnostics', () => {
  before(() => api());

  it('flag a softmax before a loss that takes logits, at its place, with a link to the reference', async () => {
    const {document} = await edit(DOUBLE);
    const [diagnostic] = await found(document);
    assert.equal(codeOf(diagnostic!), 'double-softmax');
    assert.equal(document.getText(diagnostic!.range), 'F.softmax(logits, dim=1)');
    assert.equal(diagnostic!.severity, vscode.DiagnosticSeverity.Warning);
    const {code} = diagnostic!;
    assert.ok(typeof code === 'object' && code.target.toString().startsWith('command:surprisal.openReference'));
  });

  it('are mended by a quick fix in one edit, and go away', async () => {
    const {document} = await edit(DOUBLE);
    const [diagnostic] = await found(document);
    const actions = await actionsAt(document.uri, diagnostic!.range);
    const fix = actions.find(({title}) => title === 'Pass the logits: logits');
    assert.ok(fix?.edit, actions.map(({title}) => title).join(', '));
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
    assert.equal(document.getText(), `${F}loss = F.cross_entropy(logits, target)\n`);
    await found(document, 0);
  });

  it('follow typing', async () => {
    const editor = await edit(`${F}loss = F.cross_entropy(logits, target)\n`);
    await editor.edit((builder) => builder.insert(new vscode.Position(2, 0), 'F.nll_loss(F.softmax(x, 1), y)\n'));
    const [diagnostic] = await found(editor.document);
    assert.equal(codeOf(diagnostic!), 'probabilities-as-log');
    await editor.edit((builder) => builder.delete(new vscode.Range(2, 0, 3, 0)));
    await found(editor.document, 0);
  });

  it('take their severity from the settings, rule by rule, and can be turned off', async () => {
    const {document} = await edit(DOUBLE);
    await found(document);
    await withSettings({'diagnostics.rules': {'double-softmax': 'error'}}, async () => {
      await until('an error', () => ours(document.uri)[0]?.severity === vscode.DiagnosticSeverity.Error);
    });
    await withSettings({'diagnostics.rules': {'double-softmax': 'off'}}, async () => {
      await found(document, 0);
    });
    await withSettings({'diagnostics.enabled': false}, async () => {
      await found(document, 0);
    });
    await found(document);
  });

  it('see a notebook as one source', async () => {
    const cell = (text: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python');
    const cells = [
      cell('from torch import nn\ncriterion = nn.CrossEntropyLoss()'),
      cell('probs = logits.softmax(1)'),
      cell('loss = criterion(probs, y)'),
    ];
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData(cells));
    const last = notebook.cellAt(2).document;
    const [diagnostic] = await found(last);
    assert.equal(codeOf(diagnostic!), 'double-softmax');
    assert.equal(last.getText(diagnostic!.range), 'probs');
  });

  it('speak of TypeScript too', async () => {
    const text =
      "import * as tf from '@tensorflow/tfjs';\nconst loss = tf.losses.softmaxCrossEntropy(labels, tf.softmax(logits));\n";
    const {document} = await edit(text, 'typescript');
    const [diagnostic] = await found(document);
    assert.equal(codeOf(diagnostic!), 'double-softmax');
  });
});
