/** Lists of class names: every form that people write, and what only looks like one. */
import assert from 'node:assert/strict';
import {chooseClassNames, findClassNames} from '../../../src/core/classNames/index.ts';

const pets = ['cat', 'dog', 'fox'];
const found = (text: string, languageId = 'python') => findClassNames(text, {languageId}).map(({names}) => names);

describe('class names nearby', () => {
  for (const [languageId, text] of [
    ['python', 'CLASSES = ["cat", "dog", "fox"]'],
    ['python', "class_names = ('cat', 'dog', 'fox',)"],
    ['python', 'CLASS_NAMES: Final[list[str]] = [\n    "cat",  # felis\n    "dog",\n    "fox",\n]'],
    ['python', 'labels_map = {\n  0: "cat",\n  1: "dog",\n  2: "fox",\n}'],
    ['python', 'self.id2label = {2: "fox", 0: "cat", 1: "dog"}'],
    ['python', 'class_to_idx = {"cat": 0, "dog": 1, "fox": 2}'],
    ['python', 'print(classification_report(y, p, target_names=["cat", "dog", "fox"]))'],
    ['python', 'class_names = np.array(["cat", "dog", "fox"])'],
    ['python', 'CIFAR_CLASSES = "cat", "dog"\nlabels = ["cat", "dog", "fox"]'],
    ['typescript', "const CLASS_NAMES: readonly string[] = ['cat', 'dog', 'fox'] as const;"],
    ['javascript', 'const config = {classNames: [`cat`, `dog`, `fox`]};'],
    ['json', '{"id2label": {"0": "cat", "1": "dog", "2": "fox"}}'],
    ['json', '{"classes": ["cat", "dog", "fox"]}'],
    ['yaml', 'nc: 3\nnames: [cat, dog, fox]\n'],
    ['yaml', 'names:\n  0: cat\n  1: dog\n  2: fox\nnc: 3\n'],
    ['yaml', 'data:\n  classes:\n    - cat\n    - "dog"\n    - fox # vulpes\n  path: x\n'],
    ['yaml', 'names:\n- cat\n- dog\n- fox\n'],
    ['r', 'class_names <- c("cat", "dog", "fox")'],
    ['java', 'String[] classNames = {"cat", "dog", "fox"};'],
    ['cpp', 'const char* class_names[] = {"cat", "dog", "fox"};'],
    ['go', 'classNames := []string{"cat", "dog", "fox"}'],
    ['rust', 'let class_names = vec!["cat", "dog", "fox"];'],
  ] as const)
    it(`${languageId}: ${text.split('\n')[0]}`, () => assert.deepEqual(found(text, languageId), [pets]));

  for (const text of [
    'classes = [0, 1, 2]',
    'classes = load("classes.txt")',
    'labels = ["cat", "dog", "cat"]',
    'classes == ["cat", "dog"]',
    'class Names: pass',
    'num_classes = 3',
    'class_names = ["cat", dog]',
    'class_names = ["cat", "dog"',
    'id2label = {0: "cat", 5: "dog"}',
    'columns = ["cat", "dog"]',
    'class_weights = {"cat": 0.5, "dog": 0.5}',
  ])
    it(`nothing in ${text}`, () => assert.deepEqual(found(text), []));

  for (const [title, text] of [
    ['one long word', 'class'.repeat(400_000)],
    ['one long list', `classes = [${'"a",'.repeat(300_000)}`],
    ['lists that begin and never end', 'classes = ['.repeat(100_000)],
    ['brackets within brackets', `classes = ${'('.repeat(200_000)}`],
    ['comments within a line', 'classes = [ # '.repeat(100_000)],
    ['keys without values', 'names:\n'.repeat(100_000)],
  ] as const)
    it(`comes back from ${title}, with nothing`, () => {
      assert.deepEqual(found(text), []);
      assert.deepEqual(found(text, 'yaml'), []);
    });
});

describe('the choice among class names', () => {
  const list = (names: readonly string[], certain: boolean, distance: number) => ({
    list: {names, boundTo: 'x', start: 0, certain},
    distance,
  });
  const vector = {shape: [3]};

  it('takes the nearest of the fitting length', () => {
    const near = list(['a', 'b', 'c'], true, 5);
    assert.equal(chooseClassNames(vector, [list(['x', 'y', 'z'], true, 9), near, list(['q', 'r'], true, 1)]), near);
  });

  it('takes a sure name before a near one', () => {
    const sure = list(['a', 'b', 'c'], true, 500);
    assert.equal(chooseClassNames(vector, [list(['x', 'y', 'z'], false, 1), sure]), sure);
  });

  it('leaves alone what has names, what does not fit, and labels of as many rows', () => {
    assert.equal(chooseClassNames({...vector, classNames: pets}, [list(pets, true, 1)]), undefined);
    assert.equal(chooseClassNames({shape: [2]}, [list(pets, true, 1)]), undefined);
    assert.equal(chooseClassNames({shape: [3, 3]}, [list(pets, false, 1)]), undefined);
    assert.notEqual(chooseClassNames({shape: [2, 3]}, [list(pets, false, 1)]), undefined);
  });
});
