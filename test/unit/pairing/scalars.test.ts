/** A target that is one number near a prediction: taken where it is surely meant, left alone otherwise. */
import assert from 'node:assert/strict';
import {dialectOf, findArrays} from '../../../src/core/literal/index.ts';
import {findScalarTargets, isSingleTarget, pairArrays} from '../../../src/core/pairing/index.ts';

/** The target's text for the array that holds `focus`, found as a surface does. */
function targetOf(languageId: string, text: string, focus = '0.7'): string | undefined {
  const found = findArrays(text, {languageId, singles: true}).arrays;
  const arrays = found.filter((array) => array.partOf === undefined && array.values.length > 1);
  const labels = [...found.filter(isSingleTarget), ...findScalarTargets(text, 0, text.length, dialectOf(languageId))];
  const at = text.indexOf(focus);
  const prediction = arrays.find((array) => array.start <= at && at < array.end);
  assert.ok(prediction, text);
  const {target} = pairArrays([...arrays, ...labels], [prediction]) ?? {};
  return target && text.slice(target.start, target.end);
}

const taken: readonly (readonly [languageId: string, text: string, target: string])[] = [
  ['python', 'probs = [0.2, 0.7, 0.1]\nlabel = 2\n', '2'],
  ['python', 'y = 1\nprobs = np.array([0.2, 0.7, 0.1])\n', '1'],
  ['python', 'target: int = 2\nlogits = torch.tensor([[0.2, 0.7, 0.1]])\n', '2'],
  ['python', 'y_true = torch.tensor([2])\ny_pred = torch.tensor([[0.2, 0.7, 0.1]])\n', '[2]'],
  ['python', 'labels = np.array([1])\nprobs = [[0.2, 0.7, 0.1]]\n', '[1]'],
  ['python', 'F.cross_entropy(torch.tensor([[0.2, 0.7, 0.1]]), torch.tensor([0]))', '[0]'],
  ['python', 'x = f(logits=[0.2, 0.7, 0.1], target=1)', '1'],
  ['python', "{'probs': [0.2, 0.7, 0.1], 'label': 2}", '2'],
  ['python', 'true_class = torch.tensor(2, dtype=torch.long)\nprobs = [0.2, 0.7, 0.1]\n', '2'],
  ['typescript', 'const label = 2;\nconst probs = [0.2, 0.7, 0.1];\n', '2'],
  ['javascript', 'const row = {probs: [0.2, 0.7, 0.1], label: 2};', '2'],
  ['go', 'label := 2\nprobs := []float64{0.2, 0.7, 0.1}\n', '2'],
  ['r', 'label <- 2\nprobs <- c(0.2, 0.7, 0.1)\n', '2'],
  ['rust', 'let target: usize = 2;\nlet probs = [0.2, 0.7, 0.1];\n', '2'],
  ['json', '{"probs": [0.2, 0.7, 0.1], "label": 2}', '2'],
  ['json', '[{"probs": [0.5, 0.3, 0.2], "y_true": 1}, {"probs": [0.2, 0.7, 0.1], "y_true": 0}]', '0'],
  ['yaml', 'probs: [0.2, 0.7, 0.1]\nlabel: 2\n', '2'],
  ['plaintext', 'label 2 probs [0.2 0.7 0.1]\n', '2'],
  ['plaintext', 'true class: 1 logits: [0.2, 0.7, 0.1]\n', '1'],
  ['python', 'probs = [0.5, 0.3, 0.2]\nlabel = 0\nprobs = [0.2, 0.7, 0.1]\nlabel = 2\n', '2'],
];

const left: readonly (readonly [languageId: string, text: string])[] = [
  ['python', 'num_labels = 3\nprobs = [0.2, 0.7, 0.1]\n'],
  ['python', 'label_smoothing = 0\nprobs = [0.2, 0.7, 0.1]\n'],
  ['python', 'classes = 2\nprobs = [0.2, 0.7, 0.1]\n'],
  ['python', 'x = 3\ny = 1\nprobs = [0.2, 0.7, 0.1]\n'],
  ['python', 'label = 7\nprobs = [0.2, 0.7, 0.1]\n'],
  ['python', 'label = 2 * n\nprobs = [0.2, 0.7, 0.1]\n'],
  ['python', 'label = 1.5\nprobs = [0.2, 0.7, 0.1]\n'],
  ['python', 'y = 1, 2\nprobs = [0.2, 0.7, 0.1]\n'],
  ['python', 'y == 1\nprobs = [0.2, 0.7, 0.1]\n'],
  ['python', '# label = 2\nprobs = [0.2, 0.7, 0.1]\n'],
  ['python', 'a = [0.2, 0.7, 0.1]\nb = [0.5, 0.3, 0.2]\nlabel = 1\n'],
  ['python', 'probs = [0.2, 0.7, 0.1]\nids = [2]\n'],
  ['python', 'probs = [[0.2, 0.7, 0.1], [0.5, 0.3, 0.2]]\nlabel = 1\n'],
];

describe('targets that are one number', () => {
  for (const [languageId, text, target] of taken)
    it(`${languageId}: ${JSON.stringify(text)}`, () => assert.equal(targetOf(languageId, text), target));
  for (const [languageId, text] of left)
    it(`but not ${languageId}: ${JSON.stringify(text)}`, () => assert.equal(targetOf(languageId, text), undefined));
});
