/** The arrays that a panel leads back to, while their documents are closed and change. Runs in both hosts. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {arrayAt} from '../../src/core/literal/index.ts';
import {locate} from '../../src/host/document/located.ts';
import {SourceRegistry} from '../../src/host/document/sources.ts';
import {api, until} from './support.ts';

const TEXT = 'probs = [0.2, 0.7, 0.1]\n';
const NUMBERS = '[0.2, 0.7, 0.1]';

describe('the source of an array', () => {
  let uri: vscode.Uri;
  let sources: SourceRegistry;
  const write = (text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const textNow = async () => (await vscode.workspace.openTextDocument(uri)).getText();

  beforeEach(async () => {
    await api();
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    uri = vscode.Uri.joinPath(folder.uri, `sources-${Date.now()}.py`);
    sources = new SourceRegistry();
    await write(TEXT);
  });
  afterEach(() => sources.dispose());

  /** Tracks the array, closes its file, and gives that another content. */
  async function trackThenChange(text: string): Promise<string> {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const array = arrayAt(document.getText(), TEXT.indexOf('['));
    assert.ok(array);
    const id = sources.track(locate(document, array)) ?? '';
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext'); // lets go of the document
    await until('the file to be closed', () => document.isClosed);
    await write(text);
    return id;
  }

  it('is found again where lines came before it', async () => {
    const id = await trackThenChange(`import torch\n\n${TEXT}`);
    assert.equal(await sources.writeBack([{sourceId: id, text: '[0.5, 0.25, 0.25]'}]), true);
    assert.equal(await textNow(), 'import torch\n\nprobs = [0.5, 0.25, 0.25]\n');
  });

  it('is given up where it is gone, and nothing is overwritten', async () => {
    const other = 'names = ["cat", "dog"]  # nothing else\n';
    const id = await trackThenChange(other);
    assert.equal(await sources.writeBack([{sourceId: id, text: NUMBERS}]), false);
    assert.equal(await sources.reveal(id), false);
    assert.equal(await textNow(), other);
  });
});
