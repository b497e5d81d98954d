/** Notebooks: hovers in cells, pairs across cells, printed outputs, the cell's toolbar. Runs in both hosts. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {api, until} from './support.ts';

const printed = ['[[0.1 0.7 0.2]\n', ' [0.5 0.3 0.2]]\n'];

/** As a kernel would have left it on disk. */
function notebookJson(): string {
  const code = (source: string, outputs: readonly object[] = []) => ({
    ...{cell_type: 'code', execution_count: 1, metadata: {}, source: [source], outputs},
  });
  const output = {output_type: 'stream', name: 'stdout', text: printed};
  const cells = [
    code('classes = ["cat", "dog", "fox"]\ny_true = [0, 1, 0]'),
    code('probs = [0.2, 0.7, 0.1]'),
    code('print(probs)', [output]),
  ];
  const metadata = {language_info: {name: 'python'}};
  return JSON.stringify({cells, metadata, nbformat: 4, nbformat_minor: 5});
}

async function openNotebook(): Promise<vscode.NotebookDocument> {
  await api();
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, 'pairs.ipynb');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(notebookJson()));
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

describe('notebooks', () => {
  let notebook: vscode.NotebookDocument;
  before(async () => {
    notebook = await openNotebook();
  });

  it('pair a prediction with a target of another cell in the hover', async () => {
    const {document} = notebook.cellAt(1);
    const at = document.positionAt(document.getText().indexOf('0.7'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const text = hovers
      .flatMap(({contents}) => contents as vscode.MarkdownString[])
      .map(({value}) => value.replaceAll('&nbsp;', ' '));
    assert.match(text.join('\n'), /loss against y\\?_true .*0\\?\.3567 nats/);
    assert.match(text.join('\n'), /dog ← true/);
    assert.match(text.join('\n'), /classes named by classes, another cell/);
  });

  it('compute a cell from its toolbar', async () => {
    await vscode.commands.executeCommand('surprisal.compute', notebook.cellAt(1));
    const {panelState} = await api();
    const state = await until('the cell', () => {
      const now = panelState('calculator');
      return now?.prediction?.text === '[0.2, 0.7, 0.1]' && now;
    });
    assert.equal(state.target?.text, '[0, 1, 0]');
  });

  it('compute what a cell printed', async () => {
    await vscode.commands.executeCommand('surprisal.compute', notebook.cellAt(2));
    const {panelState} = await api();
    const state = await until('the output', () => {
      const now = panelState('calculator');
      return now?.prediction?.text.includes('0.3') && now;
    });
    assert.match(state.prediction?.label ?? '', /cell 3/);
    assert.equal(state.prediction?.name, 'probs');
    assert.equal(state.prediction?.sourceId, undefined);
  });
});
