/** Inline hints, status bar, toggles and language-model tools, as VS Code itself asks for them. Runs in both hosts. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {computeText} from '../../src/host/tools/compute.ts';
import {explainLossText} from '../../src/host/tools/explainLoss.ts';
import {api, edit, hoverAt, putCursor, selectionOf, until, withSettings} from './support.ts';

const PAIR = 'y_true = [0, 1, 0]\nprobs = [0.2, 0.7, 0.1]\n';

async function hints({document}: vscode.TextEditor): Promise<readonly string[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    all,
  );
  return found.map(({label}) => String(label)).filter((label) => /nats|bits/.test(label));
}

describe('inline hints', () => {
  it('are off by default, and on by the setting', async () => {
    assert.deepEqual(await hints(await edit(PAIR)), []);
    await withSettings({'inlineHints.enabled': true}, async () => {
      assert.deepEqual(await hints(await edit(PAIR)), ['0.3567 nats']);
    });
  });

  it('keep to the line of the cursor where that is wanted', async () => {
    await withSettings({'inlineHints.enabled': true, 'inlineHints.activeLineOnly': true}, async () => {
      const editor = await edit(PAIR);
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await until('no hint', () => editor.selection.active.line === 0);
      assert.deepEqual(await hints(editor), []);
      editor.selection = new vscode.Selection(1, 0, 1, 0);
      assert.deepEqual(await hints(editor), ['0.3567 nats']);
    });
  });

  it('are toggled for the session by their command', async () => {
    const editor = await edit(PAIR);
    await vscode.commands.executeCommand('surprisal.toggleInlineHints');
    assert.deepEqual(await hints(editor), ['0.3567 nats']);
    await vscode.commands.executeCommand('surprisal.toggleInlineHints');
    assert.deepEqual(await hints(editor), []);
  });
});

describe('status bar', () => {
  it('shows sum, entropy and loss of what is selected, and hides', async () => {
    const {statusText} = await api();
    const editor = await edit(PAIR);
    editor.selection = selectionOf(editor, '[0.2, 0.7, 0.1]');
    const text = await until('the status bar', () => statusText());
    for (const part of ['Σ 1.0000', '0.8018 nats', '0.3567 nats']) assert.ok(text.includes(part), text);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await until('it to hide', () => statusText() === undefined);
  });

  it('takes several selections as target and prediction', async () => {
    const {statusText} = await api();
    const editor = await edit('a = [0.2, 0.7, 0.1]\nb = [0, 0, 1]\n');
    editor.selections = [selectionOf(editor, '[0.2, 0.7, 0.1]'), selectionOf(editor, '[0, 0, 1]')];
    await until('the loss', () => statusText()?.includes('L 2.3026 nats'));
  });

  it('takes a column of numbers as one array', async () => {
    const {statusText} = await api();
    const editor = await edit('cat 0.2 x\ndog 0.7 y\neel 0.1 z\n', 'plaintext');
    editor.selections = [0, 1, 2].map((line) => new vscode.Selection(line, 4, line, 7));
    await until('the entropy', () => statusText()?.includes('0.8018 nats'));
    assert.ok(statusText()?.includes('Σ 1.0000'), statusText());
  });

  it('is silent on a single number', async () => {
    const {statusText} = await api();
    const editor = await edit('probs = [0.2, 0.7, 0.2]\nx = f(dim=2)\n');
    editor.selection = selectionOf(editor, '[0.2, 0.7, 0.2]');
    await until('the status bar', () => statusText());
    editor.selection = new vscode.Selection(1, 10, 1, 11);
    await until('it to hide', () => statusText() === undefined);
  });

  it('obeys statusBar.enabled', async () => {
    const {statusText} = await api();
    const editor = await edit(PAIR);
    editor.selection = selectionOf(editor, '[0.2, 0.7, 0.1]');
    await until('the status bar', () => statusText());
    await withSettings({'statusBar.enabled': false}, async () => {
      await until('it to hide', () => statusText() === undefined);
    });
  });
});

describe('surprisal.toggleHover', () => {
  it('switches hovers off and on again', async () => {
    const editor = await edit(PAIR);
    await vscode.commands.executeCommand('surprisal.toggleHover');
    assert.equal(await hoverAt(editor, '[0.2'), '');
    await vscode.commands.executeCommand('surprisal.toggleHover');
    assert.notEqual(await hoverAt(editor, '[0.2'), '');
    await vscode.workspace
      .getConfiguration('surprisal')
      .update('hover.enabled', undefined, vscode.ConfigurationTarget.Global);
  });
});

describe('surprisal.copyResult and surprisal.insertSnippet', () => {
  const copied = async (form: string): Promise<string> => {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('surprisal.copyResult', form);
    return vscode.env.clipboard.readText();
  };

  for (const [form, expected] of [
    ['value', /^0\.35667494393873245$/],
    ['text', /probs: 3 classes[\s\S]*0\.3567 nats \(0\.5146 bits\)[\s\S]*1 ← true/],
    ['markdown', /Cross-entropy: \*\*0\.3567 nats/],
    ['latex', /\\ln/],
    ['csv', /0\.7/],
    ['pytorch', /import torch[\s\S]*assert/],
    ['numpy', /import numpy[\s\S]*assert/],
    ['scikit-learn', /log_loss[\s\S]*assert/],
    ['keras', /keras[\s\S]*assert/],
    ['jax', /jax[\s\S]*assert/],
  ] as const) {
    it(`copies the result as ${form}`, async () => {
      const editor = await edit(PAIR);
      putCursor(editor, '[0.2');
      assert.match(await copied(form), expected);
    });
  }

  it('inserts a snippet at the end of a Python file, and beside any other', async () => {
    const editor = await edit(PAIR);
    putCursor(editor, '[0.2');
    await vscode.commands.executeCommand('surprisal.insertSnippet', 'pytorch');
    assert.match(editor.document.getText(), /^y_true = \[0, 1, 0\]\nprobs = \[0\.2, 0\.7, 0\.1\]\n[\s\S]*import torch/);
    const json = await edit('{"y_true": [0, 1, 0], "probs": [0.2, 0.7, 0.1]}', 'json');
    putCursor(json, '[0.2');
    await vscode.commands.executeCommand('surprisal.insertSnippet', 'numpy');
    const beside = await until('the snippet', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.languageId === 'python' && document !== editor.document ? document : undefined;
    });
    assert.match(beside.getText(), /import numpy/);
    assert.ok(!json.document.getText().includes('import'));
  });
});

describe('surprisal.normalize', () => {
  it('normalises what a hover’s link names, and the hover offers it only there', async () => {
    const editor = await edit('probs = [0.2, 0.7, 0.2]\nother_probs = [0.5, 0.5]\n');
    assert.match(await hoverAt(editor, '[0.2'), /surprisal\.normalize/);
    assert.doesNotMatch(await hoverAt(editor, '[0.5'), /surprisal\.normalize/);
    await vscode.commands.executeCommand('surprisal.normalize', {uri: editor.document.uri.toString(), offset: 8});
    assert.match(editor.document.getText(), /^probs = \[0\.1818, 0\.6364, 0\.1818\]/);
  });

  it('normalises what is under the cursor', async () => {
    const editor = await edit('counts = [2, 1, 1]\n');
    putCursor(editor, '[2');
    await vscode.commands.executeCommand('surprisal.normalize');
    assert.equal(editor.document.getText(), 'counts = [0.5, 0.25, 0.25]\n');
  });
});

describe('language-model tools', () => {
  const invoke = async (name: string, input: object): Promise<string> => {
    const result = await vscode.lm.invokeTool(name, {input, toolInvocationToken: undefined});
    return result.content.map((part) => (part as vscode.LanguageModelTextPart).value).join('');
  };

  it('are offered with their schemas', () => {
    const names = vscode.lm.tools.map(({name}) => name);
    for (const name of ['compute_cross_entropy', 'explain_loss_value', 'check_predictions'])
      assert.ok(names.includes(name), name);
  });

  it('compute_cross_entropy computes, and says what was assumed', async () => {
    const text = await invoke('compute_cross_entropy', {prediction: '[0.2, 0.7, 0.1]', target: '[0, 1, 0]'});
    assert.match(text, /Cross-entropy: 0\.356675 nats \(0\.514573 bits\)/);
    assert.match(text, /Assumed:/);
  });

  it('compute_cross_entropy takes options, and one number as an array', async () => {
    const options = {prediction: '[0.1, 0.7, 0.2]', target: '[2]', targetKind: 'index', unit: 'bits'};
    assert.match(await invoke('compute_cross_entropy', {...options, indexBase: 1}), /0\.514573 bits/);
    assert.match(await invoke('compute_cross_entropy', {...options, indexBase: 0}), /2\.321928 bits/);
  });

  it('compute_cross_entropy tells the model what to send instead', async () => {
    await assert.rejects(
      invoke('compute_cross_entropy', {prediction: 'no numbers'}),
      /prediction: .*\[0\.2, 0\.7, 0\.1\]/,
    );
  });

  it('explain_loss_value names what a loss could be', async () => {
    assert.match(await invoke('explain_loss_value', {value: '2.3026', numClasses: 10}), /ln 10.*2\.302585/);
    assert.match(await invoke('explain_loss_value', {value: '1.234567891'}), /No known quantity/);
    await assert.rejects(invoke('explain_loss_value', {value: 'much'}), /"value" must be/);
  });

  it('check_predictions reports line by line', async () => {
    const text = await invoke('check_predictions', {text: `${PAIR}odd_probs = [0.5, 0.6]\n`, languageId: 'python'});
    assert.match(text, /line 2, probs: .*against y_true.*0\.3567 nats/);
    assert.match(text, /line 3, odd_probs: [\s\S]*warning|error/);
  });

  it('check_predictions leaves no document behind, and pairs with labels of one number', async () => {
    const text = '# left nowhere\nprobs = [0.2, 0.7, 0.1]\nlabel = 1\n';
    const told = await invoke('check_predictions', {text, languageId: 'python'});
    assert.match(told, /line 2, probs: .*against label at line 3: loss 0\.3567 nats/);
    assert.ok(!vscode.workspace.textDocuments.some((document) => document.getText() === text));
  });

  it('check_predictions says how many it left out', async () => {
    const text = Array.from({length: 60}, (_, i) => `probs${i} = [0.2, 0.8]`).join('\n');
    assert.match(await invoke('check_predictions', {text, languageId: 'python'}), /first 50 of 60 arrays/);
  });

  it('take numbers as models send them, and nothing for what is left out', async () => {
    assert.match(computeText({prediction: [0.2, 0.7, 0.1], target: 1, unit: null}), /0\.356675 nats/);
    assert.match(computeText({prediction: '[0.2, 0.8]', target: ''}), /No target was given/);
    assert.throws(() => computeText({prediction: '[0.2, 0.8] [0.6, 0.4]'}), /there are 2 arrays/);
    assert.match(await explainLossText({value: 6.9078}), /chance: ln 1000/);
    await assert.rejects(explainLossText({value: 1.5, numClasses: 2.5}), /whole number from 2/);
  });

  it('check_predictions obeys reading.maximumCharacters, and says what to send instead', async () => {
    const text = `${PAIR}${'# filler\n'.repeat(2000)}`;
    await withSettings({'reading.maximumCharacters': 10_000}, async () => {
      await assert.rejects(invoke('check_predictions', {text, languageId: 'python'}), /longer than 10000 characters/);
    });
    assert.match(await invoke('check_predictions', {text, languageId: 'python'}), /line 2, probs/);
  });

  it('check_predictions tells the model what to send where there is no such file', async () => {
    await assert.rejects(
      invoke('check_predictions', {path: 'no/such.py'}),
      /no\/such\.py.*workspace-relative path.*"text"/,
    );
  });

  it('check_predictions reads a file of the workspace', async () => {
    assert.match(await invoke('check_predictions', {path: 'evaluate_pytorch.py'}), /line \d+, probs: /);
  });
});

describe('a document that is only to be read', () => {
  const provider = {provideTextDocumentContent: () => 'y_true = [0, 1, 0]\nprobs = [0.2, 0.7, 0.2]\n'};
  let registration: vscode.Disposable;
  before(() => {
    registration = vscode.workspace.registerTextDocumentContentProvider('surprisal-test', provider);
  });
  after(() => registration.dispose());

  async function open(): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('surprisal-test:/read.py'));
    return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  }

  it('has hovers, and keeps its text whatever is asked', async () => {
    const editor = await open();
    const before = editor.document.getText();
    assert.match(await hoverAt(editor, '[0.2'), /loss against y_true/);
    putCursor(editor, '[0.2');
    await vscode.commands.executeCommand('surprisal.normalize');
    assert.equal(editor.document.getText(), before);
  });

  it('gets its snippet in a document beside', async () => {
    const editor = await open();
    const before = editor.document.getText();
    putCursor(editor, '[0.2');
    await vscode.commands.executeCommand('surprisal.insertSnippet', 'numpy');
    const beside = await until('the snippet', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document !== editor.document && document?.getText().includes('import numpy') ? document : undefined;
    });
    assert.equal(beside.uri.scheme, 'untitled');
    assert.equal(editor.document.getText(), before);
  });
});
