/** The hover: numbers of the one evaluate, silence where there is no prediction, every setting obeyed. Both hosts. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {api, edit, hoverAt, putCursor, selectionOf, until, withSettings} from './support.ts';

const PAIR = 'y_true = [0, 1, 0]\nprobs = [0.2, 0.7, 0.1]\n';

describe('hover', () => {
  it('shows kind, sum, entropy, the loss of every class and the loss against the target, nats and bits', async () => {
    const text = await hoverAt(await edit(PAIR), '[0.2');
    for (const part of [
      'probs',
      '3 classes',
      'Σ = 1.0000',
      '0.8018 nats (1.1568 bits)',
      '1 ← true',
      '0.3567',
      '0.5146',
    ]) {
      assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
    }
    assert.match(text, /loss against y_true \(line 1\): 0\.3567 nats \(0\.5146 bits\)/);
  });

  for (const [language, content] of [
    ['javascript', 'const probs = [0.2, 0.7, 0.1];'],
    ['json', '{"probs": [0.2, 0.7, 0.1]}'],
    ['markdown', 'The model said [0.2, 0.7, 0.1].'],
    ['plaintext', 'probs: [0.2, 0.7, 0.1]'],
  ] as const) {
    it(`works in ${language}`, async () => {
      assert.match(await hoverAt(await edit(content, language), '[0.2'), /0\.8018 nats/);
    });
  }

  for (const content of [
    'x = torch.zeros([64, 128])',
    'shape = [3, 224, 224]',
    'ids = [101, 2023, 2003, 102]',
    'padding = [0, 1, 1, 0]',
    'mean=[0.485, 0.456, 0.406]',
    'Adam(betas=[0.9, 0.999])',
    'color = [0.25, 0.5, 0.25]',
  ]) {
    it(`is silent on ${content}`, async () => {
      assert.equal(await hoverAt(await edit(content), '['), '');
    });
  }

  it('obeys hover.enabled and hover.show', async () => {
    await withSettings({'hover.enabled': false}, async () => {
      assert.equal(await hoverAt(await edit(PAIR), '[0.2'), '');
    });
    await withSettings({'hover.show': 'allArrays'}, async () => {
      assert.notEqual(await hoverAt(await edit('shape = [3, 224, 224]'), '[3'), '');
    });
  });

  it('obeys precision and unit', async () => {
    await withSettings({precision: 6}, async () => {
      assert.match(await hoverAt(await edit(PAIR), '[0.2'), /0\.356675 nats \(0\.514573 bits\)/);
    });
    await withSettings({unit: 'bits'}, async () => {
      assert.match(await hoverAt(await edit(PAIR), '[0.2'), /0\.5146 bits \(0\.3567 nats\)/);
    });
    await withSettings({unit: 'hartleys'}, async () => {
      assert.match(await hoverAt(await edit(PAIR), '[0.2'), /0\.1549 hartleys/);
    });
  });

  it('obeys indexBase', async () => {
    const indexed = 'labels = [2, 1]\nprobs = [[0.1, 0.7, 0.2], [0.5, 0.25, 0.25]]\n';
    assert.match(await hoverAt(await edit(indexed), '[[0.1'), /: 1\.4979 nats/);
    await withSettings({indexBase: 1}, async () => {
      assert.match(await hoverAt(await edit(indexed), '[[0.1'), /: 0\.5249 nats/);
    });
  });

  it('says where rows differ in length, and computes nothing across them', async () => {
    const text = await hoverAt(await edit('probs = [\n  [0.2, 0.7, 0.1],\n  [0.1, 0.9],\n]'), '[\n');
    assert.match(text, /probs.*rows of different lengths[\s\S]*line 3: Row 1 has 2 values and row 0 has 3/);
    assert.doesNotMatch(text, /5 classes|Σ|Normalise/);
  });

  it('obeys hover.table, hover.maximumClasses and hover.maximumRows', async () => {
    await withSettings({'hover.table': false}, async () => {
      assert.doesNotMatch(await hoverAt(await edit(PAIR), '[0.2'), /← true/);
    });
    const many = `probs = [${Array.from({length: 20}, () => '0.05').join(', ')}]`;
    await withSettings({'hover.maximumClasses': 5}, async () => {
      const text = await hoverAt(await edit(many), '[0.05');
      assert.equal(text.match(/^ *\d+ +0\.05/gm)?.length, 5);
    });
    const rows = Array.from({length: 6}, () => '[0.5, 0.5]').join(', ');
    await withSettings({'hover.maximumRows': 2}, async () => {
      assert.match(await hoverAt(await edit(`probs = [${rows}]`), '[0.5'), /… 4 more/);
    });
  });

  it('finds the target within reading.pairingDistance lines, and no further', async () => {
    const apart = `y_true = [0, 1, 0]\n${'\n'.repeat(20)}probs = [0.2, 0.7, 0.1]\n`;
    assert.match(await hoverAt(await edit(apart), '[0.2'), /loss against y_true/);
    await withSettings({'reading.pairingDistance': 5}, async () => {
      assert.doesNotMatch(await hoverAt(await edit(apart), '[0.2'), /loss against/);
    });
  });

  it('runs no command but its own, and shows document text as text', async () => {
    const editor = await edit('{"<b>evil</b>": 0, "probs](command:x)": [0.2, 0.7, 0.1]}', 'json');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      editor.document.positionAt(editor.document.getText().indexOf('[0.2') + 1),
    );
    const ours = hovers
      .flatMap(({contents}) => contents as vscode.MarkdownString[])
      .filter(({value}) => value.includes('0.8018'));
    assert.equal(ours.length, 1);
    assert.notEqual(ours[0].isTrusted, true);
    assert.ok(!ours[0].value.includes('](command:x)'));
  });
});

describe('class names nearby', () => {
  const DOCUMENT = 'CLASSES = ["cat", "dog", "fox"]\n\n\ny_true = [0, 1, 0]\nprobs = [0.2, 0.7, 0.1]\n';

  it('name the classes of the hover, and it says where they are', async () => {
    const text = await hoverAt(await edit(DOCUMENT), '[0.2');
    assert.match(text, /dog ← true/);
    assert.match(text, /classes named by CLASSES, line 1/);
  });

  it('are left alone where their number does not fit', async () => {
    const text = await hoverAt(await edit(DOCUMENT.replace(', "fox"', '')), '[0.2');
    assert.match(text, /1 ← true/);
    assert.doesNotMatch(text, /named by/);
  });

  it('reach the calculator, and follow the text', async () => {
    const editor = await edit(DOCUMENT);
    putCursor(editor, '[0.2');
    await vscode.commands.executeCommand('surprisal.compute');
    const {panelState} = await api();
    const prediction = await until('the names', () => {
      const now = panelState('calculator')?.prediction;
      return now?.classNames && now;
    });
    assert.deepEqual(prediction.classNames, ['cat', 'dog', 'fox']);
    assert.equal(prediction.classNamesFrom, 'CLASSES, line 1');
    await editor.edit((builder) => builder.replace(selectionOf(editor, 'fox'), 'eel'));
    await until('the new name', () => panelState('calculator')?.prediction?.classNames?.includes('eel'));
  });
});
