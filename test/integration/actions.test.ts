/** Refactorings on a literal: what is offered, what it writes, that one undo takes it back. Runs in both hosts. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {actionsAt, edit, positionOf, withSettings} from './support.ts';

async function refactoringsAt(editor: vscode.TextEditor, text: string): Promise<vscode.CodeAction[]> {
  const position = positionOf(editor, text, 1);
  const actions = await actionsAt(editor.document.uri, new vscode.Range(position, position));
  return actions.filter(({kind}) =>
    /rewrite\.(normalize|softmax|sigmoid|exp|log|clip|wrap|oneHot|indices|labels)|insert\./.test(kind?.value ?? ''),
  );
}

async function offered(editor: vscode.TextEditor, at: string, kind: string): Promise<vscode.WorkspaceEdit> {
  const actions = await refactoringsAt(editor, at);
  const found = actions.find((candidate) => candidate.kind?.value.endsWith(kind))?.edit;
  assert.ok(found, `${kind} is not among ${actions.map((action) => action.kind?.value).join(', ') || 'no actions'}`);
  return found;
}

async function apply(content: string, at: string, kind: string, language = 'python'): Promise<string> {
  const editor = await edit(content, language);
  assert.equal(await vscode.workspace.applyEdit(await offered(editor, at, kind)), true);
  return editor.document.getText();
}

describe('refactorings', () => {
  const cases: readonly (readonly [title: string, content: string, at: string, kind: string, expected: string])[] = [
    ['normalises', 'probs = [0.2, 0.7, 0.2]  # raw', '[0.2', 'normalize', 'probs = [0.1818, 0.6364, 0.1818]  # raw'],
    [
      'normalises rows and keeps the lines',
      'probs = [\n    [0.5, 0.6],\n    [0.25, 0.75],\n]',
      '[0.5',
      'normalize',
      'probs = [\n    [0.4545, 0.5455],\n    [0.25, 0.75],\n]',
    ],
    ['softmaxes logits', 'logits = [2.0, 0.0, -1.0]', '[2.0', 'softmax', 'logits = [0.8438, 0.1142, 0.042]'],
    ['takes logarithms', 'probs = [0.5, 0.25, 0.25]', '[0.5', 'log', 'probs = [-0.6931, -1.3863, -1.3863]'],
    ['exponentiates', 'log_probs = [-0.6931, -1.3863, -1.3863]', '[-0', 'exp', 'log_probs = [0.5000, 0.2500, 0.2500]'],
    ['clips', 'probs = [1.0, 0.0]', '[1.0', 'clip', 'probs = [0.9999999, 0.0000001]'],
    [
      'wraps logits in the softmax of their library',
      'logits = torch.tensor([2.0, 0.0, -1.0])',
      '[2.0',
      'wrap',
      'logits = torch.softmax(torch.tensor([2.0, 0.0, -1.0]), dim=-1)',
    ],
    [
      'makes rows of indices',
      'labels = [2, 0]\nprobs = [[0.1, 0.7, 0.2], [0.5, 0.25, 0.25]]',
      '[2, 0]',
      'oneHot',
      'labels = [[0, 0, 1], [1, 0, 0]]\nprobs = [[0.1, 0.7, 0.2], [0.5, 0.25, 0.25]]',
    ],
    [
      'makes indices of one-hot rows',
      'y_true = [[0, 0, 1], [1, 0, 0]]\nprobs = [[0.1, 0.7, 0.2], [0.5, 0.25, 0.25]]',
      '[[0, 0, 1]',
      'indices',
      'y_true = [2, 0]\nprobs = [[0.1, 0.7, 0.2], [0.5, 0.25, 0.25]]',
    ],
    [
      'subtracts 1 from labels that count from 1',
      'labels = [3, 1]\nprobs = [[0.1, 0.7, 0.2], [0.5, 0.25, 0.25]]',
      '[3, 1]',
      'labels',
      'labels = [2, 0]\nprobs = [[0.1, 0.7, 0.2], [0.5, 0.25, 0.25]]',
    ],
    [
      'keeps columns aligned',
      'probs = [\n    [0.2,  0.75, 0.1 ],\n    [0.25, 0.5,  0.35],\n]',
      '[0.25',
      'normalize',
      'probs = [\n    [0.1905, 0.7143, 0.0952],\n    [0.2273, 0.4545, 0.3182],\n]',
    ],
    [
      'takes the sigmoid of logits of independent examples',
      'logits = [2.0, -1.0, 0.5]\ny = [1, 0, 1]\nloss = F.binary_cross_entropy_with_logits(logits, y)',
      '[2.0',
      'sigmoid',
      'logits = [0.8808, 0.2689, 0.6225]\ny = [1, 0, 1]\nloss = F.binary_cross_entropy_with_logits(logits, y)',
    ],
    [
      'writes a comment above the whole of a continued line',
      'loss = a + \\\n    f([0.2, 0.7, 0.1], [0, 1, 0])',
      '[0.2',
      'comment',
      '# cross-entropy of [0.2, 0.7, 0.1] against [0, 1, 0]: 0.3567 nats (0.5146 bits)\nloss = a + \\\n    f([0.2, 0.7, 0.1], [0, 1, 0])',
    ],
    [
      'writes an assertion below annotated variables with comments, once importing math',
      'import math\r\nprobs: list[float] = [0.2, 0.7, 0.1]  # [1]\r\ny_true = np.array([0, 1, 0], dtype=np.int8)\r\n',
      '[0.2',
      'assert',
      'import math\r\nprobs: list[float] = [0.2, 0.7, 0.1]  # [1]\r\ny_true = np.array([0, 1, 0], dtype=np.int8)\r\nassert math.isclose(-sum(t * math.log(s) for t, s in zip(y_true, probs) if t > 0), 0.35667494393873245, abs_tol=1e-12)\r\n',
    ],
    [
      'writes the loss as a comment',
      '  y_true = [0, 1, 0]\n  probs = [0.2, 0.7, 0.1]',
      '[0.2',
      'comment',
      '  y_true = [0, 1, 0]\n  # cross-entropy of probs against y_true: 0.3567 nats (0.5146 bits)\n  probs = [0.2, 0.7, 0.1]',
    ],
    [
      'writes the loss as an assertion',
      'y_true = [0, 1, 0]\nprobs = [0.2, 0.7, 0.1]\nprint(probs)',
      '[0.2',
      'assert',
      'y_true = [0, 1, 0]\nprobs = [0.2, 0.7, 0.1]\nimport math\nassert math.isclose(-sum(t * math.log(s) for t, s in zip(y_true, probs) if t > 0), 0.35667494393873245, abs_tol=1e-12)\nprint(probs)',
    ],
  ];
  for (const [title, content, at, kind, expected] of cases) {
    it(title, async () => assert.equal(await apply(content, at, kind), expected));
  }

  it('writes a JavaScript assertion that holds', async () => {
    const text = await apply('const y = [0, 1, 0];\nconst probs = [0.2, 0.7, 0.1];', '[0.2', 'assert', 'javascript');
    const condition = /console\.assert\((.*)\);$/m.exec(text)?.[1];
    assert.match(condition ?? '', /^Math\.abs\(y\.reduce\(.* - 0\.35667494393873245\) < 1e-9$/);
  });

  it('obeys fixes.epsilon', async () => {
    await withSettings({'fixes.epsilon': 0.001}, async () => {
      assert.equal(await apply('probs = [1.0, 0.0]', '[1.0', 'clip'), 'probs = [0.999, 0.001]');
    });
  });

  it('is one step to undo', async () => {
    await apply('probs = [0.2, 0.7, 0.2]', '[0.2', 'normalize');
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), 'probs = [0.2, 0.7, 0.2]');
  });

  it('offers a snippet that reproduces the loss, where there is one', async () => {
    const editor = await edit('y_true = [0, 1, 0]\nprobs = [0.2, 0.7, 0.1]\n');
    const [action] = (await refactoringsAt(editor, '[0.2')).filter(({kind}) => kind?.value.endsWith('insert.snippet'));
    assert.equal(action?.command?.command, 'surprisal.insertSnippet');
    const alone = await edit('probs = [0.2, 0.7, 0.1]\n');
    assert.ok(!(await refactoringsAt(alone, '[0.2')).some(({kind}) => kind?.value.endsWith('insert.snippet')));
  });

  it('counts labels as the settings say', async () => {
    await withSettings({indexBase: 1}, async () => {
      const probs = '\nprobs = [[0.1, 0.7, 0.2], [0.5, 0.25, 0.25]]';
      assert.match(
        await apply(`labels = [3, 1]${probs}`, '[3, 1]', 'oneHot'),
        /^labels = \[\[0, 0, 1\], \[1, 0, 0\]\]/,
      );
      assert.match(await apply(`y = [[0, 1, 0], [1, 0, 0]]${probs}`, '[[0, 1', 'indices'), /^y = \[2, 1\]/);
      const editor = await edit(`labels = [3, 1]${probs}`);
      assert.ok(!(await refactoringsAt(editor, '[3, 1]')).some(({kind}) => kind?.value.endsWith('labels')));
    });
  });

  it('leaves the labels of a prediction that does not sum to 1', async () => {
    const editor = await edit('labels = [0, 2]\nprobs = [[0.2, 0.7, 0.2], [0.1, 0.2, 0.7]]');
    assert.ok(!(await refactoringsAt(editor, '[0, 2]')).some(({kind}) => kind?.value.endsWith('normalize')));
  });

  it('writes no loss that there is not', async () => {
    const editor = await edit('labels = [0, 5]\nprobs = [[0.2, 0.7, 0.1], [0.1, 0.2, 0.7]]');
    assert.ok(!(await refactoringsAt(editor, '[[0.2')).some(({kind}) => kind?.value.includes('insert')));
  });

  it('takes what is selected from end to end', async () => {
    const editor = await edit('y_true = [0, 1, 0]\nprobs = [0.2, 0.7, 0.2]\n');
    const range = new vscode.Range(new vscode.Position(0, 0), new vscode.Position(2, 0));
    const found = (await actionsAt(editor.document.uri, range)).find(({kind}) => kind?.value.endsWith('normalize'));
    assert.ok(found?.edit && (await vscode.workspace.applyEdit(found.edit)));
    assert.equal(editor.document.getText(), 'y_true = [0, 1, 0]\nprobs = [0.1818, 0.6364, 0.1818]\n');
  });

  it('offers nothing on a shape', async () => {
    const kinds = (await refactoringsAt(await edit('x = torch.zeros([64, 128])'), '[64')).map(({kind}) => kind?.value);
    assert.deepEqual(kinds, []);
  });
});
