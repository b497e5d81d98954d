/** Compute Cross-Entropy: whatever is pointed at, the calculator gets it or says why not. Runs in both extension hosts. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type {PanelState} from '../../src/protocol.ts';
import {api, edit, positionOf, putCursor, selectionOf, until, withSettings} from './support.ts';

const PAIR = 'y_true = [0, 1, 0]\nprobs = [0.2, 0.7, 0.1]\n';

async function compute(): Promise<PanelState> {
  await vscode.commands.executeCommand('surprisal.compute');
  const {panelState} = await api();
  return until('the calculator', () => panelState('calculator'));
}

describe('surprisal.compute', () => {
  it('takes the array under the cursor and its target from nearby', async () => {
    const editor = await edit(PAIR);
    putCursor(editor, '[0.2');
    const {prediction, target} = await compute();
    assert.equal(prediction?.text, '[0.2, 0.7, 0.1]');
    assert.equal(prediction?.name, 'probs');
    assert.match(prediction?.label ?? '', /:2$/);
    assert.equal(target?.text, '[0, 1, 0]');
  });

  it('starts from the target as well', async () => {
    const editor = await edit(PAIR);
    putCursor(editor, '[0, 1');
    const {prediction, target} = await compute();
    assert.equal(prediction?.name, 'probs');
    assert.equal(target?.name, 'y_true');
  });

  it('takes two arrays from one selection', async () => {
    const editor = await edit(PAIR);
    editor.selection = selectionOf(editor, PAIR.trimEnd());
    const {prediction, target} = await compute();
    assert.deepEqual([prediction?.name, target?.name], ['probs', 'y_true']);
  });

  it('takes two arrays from two selections', async () => {
    const editor = await edit('a = [0.2, 0.7, 0.1]\nb = [0, 0, 1]\n');
    editor.selections = [selectionOf(editor, '[0.2, 0.7, 0.1]'), selectionOf(editor, '[0, 0, 1]')];
    const {prediction, target} = await compute();
    assert.deepEqual([prediction?.name, target?.name], ['a', 'b']);
  });

  it('makes one array of a column selection', async () => {
    const editor = await edit('cat 0.2 x\ndog 0.7 y\neel 0.1 z\n', 'plaintext');
    editor.selections = ['0.2', '0.7', '0.1'].map((number) => selectionOf(editor, number));
    const {prediction} = await compute();
    assert.equal(prediction?.text, '0.2, 0.7, 0.1');
  });

  it('gives each column of a table its own numbers', async () => {
    const editor = await edit('| q | p |\n|---|---|\n| 0.2 | 0 |\n| 0.7 | 1 |\n| 0.1 | 0 |\n', 'markdown');
    putCursor(editor, '0.7');
    const {prediction, target} = await compute();
    assert.deepEqual([prediction?.name, target?.name], ['q', 'p']);
    assert.equal(target?.text, '0, 1, 0');
    assert.notEqual(prediction?.sourceId, target?.sourceId);
  });

  it('counts classes as the settings of the language say', async () => {
    const configuration = vscode.workspace.getConfiguration('surprisal', {languageId: 'python'});
    const set = (base: number | undefined) =>
      configuration.update('indexBase', base, vscode.ConfigurationTarget.Global, true);
    await set(1);
    try {
      putCursor(await edit('label = [2]\nprobs = [0.2, 0.7, 0.1]\n'), '[0.2');
      assert.equal((await compute()).settings.indexBase, 1);
    } finally {
      await set(undefined);
    }
  });

  it('falls back on the line when the cursor is beside the array', async () => {
    const editor = await edit('probs = [0.2, 0.7, 0.1]  # softmax\n');
    putCursor(editor, 'softmax');
    assert.equal((await compute()).prediction?.name, 'probs');
  });

  it('says where it found nothing, and opens all the same', async () => {
    const editor = await edit('nothing here\nnor here\n', 'plaintext');
    putCursor(editor, 'nor');
    const state = await compute();
    assert.equal(state.prediction, undefined);
    assert.match(state.notice ?? '', /:2/);
  });

  it('says why a selection without numbers gives nothing', async () => {
    const editor = await edit('first\nno numbers in these words\n', 'plaintext');
    editor.selection = selectionOf(editor, 'no numbers');
    assert.match((await compute()).notice ?? '', /:2/);
  });

  it('opens without an editor', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('no editor', () => vscode.window.activeTextEditor === undefined);
    assert.match((await compute()).notice ?? '', /No editor is open/);
  });

  it('follows edits of the document, and keeps the link when lines move', async () => {
    const editor = await edit(PAIR);
    putCursor(editor, '[0.2');
    await compute();
    const {panelState} = await api();
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '\n\n'));
    await until('the new place', () => panelState('calculator')?.prediction?.label.endsWith(':4'));
    await editor.edit((builder) => builder.replace(selectionOf(editor, '0.7'), '0.65'));
    const text = await until('the new number', () => {
      const now = panelState('calculator')?.prediction?.text;
      return now?.includes('0.65') && now;
    });
    assert.equal(text, '[0.2, 0.65, 0.1]');
  });

  it('takes a changed setting into the open panel', async () => {
    const editor = await edit(PAIR);
    putCursor(editor, '[0.2');
    await compute();
    const {panelState} = await api();
    await withSettings({precision: 6, unit: 'bits'}, async () => {
      const settings = await until('the new settings', () => {
        const now = panelState('calculator')?.settings;
        return now?.unit === 'bits' && now;
      });
      assert.deepEqual(settings, {unit: 'bits', precision: 6, indexBase: 0});
    });
  });
});

describe('surprisal.openCalculator and surprisal.openReference', () => {
  it('opens the calculator on the place that a hover names', async () => {
    const editor = await edit(PAIR);
    const place = {uri: editor.document.uri.toString(), offset: editor.document.offsetAt(positionOf(editor, '[0.2'))};
    await vscode.commands.executeCommand('surprisal.openCalculator', place);
    const {panelState} = await api();
    assert.equal(panelState('calculator')?.prediction?.text, '[0.2, 0.7, 0.1]');
  });

  it('opens the reference at an anchor, one panel of it', async () => {
    await vscode.commands.executeCommand('surprisal.openReference', 'binary');
    await vscode.commands.executeCommand('surprisal.openReference', 'entropy');
    const {panelState} = await api();
    assert.equal(panelState('reference')?.anchor, 'entropy');
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const open = () => tabs().filter(({label}) => label.includes('Reference')).length;
    await until('the tab', () => open() > 0);
    assert.equal(open(), 1);
  });
});
