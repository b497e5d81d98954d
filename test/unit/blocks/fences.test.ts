/** Print-outs in fenced code: behind the marks of knitr and reprex, after prompts, among code, in quoted blocks. */
import assert from 'node:assert/strict';
import {arrayAt, findArrays} from '../../../src/core/literal/index.ts';

const fenced = (language: string, body: string): string => `\`\`\`${language}\n${body}\n\`\`\`\n`;

const quoted = (text: string): string => text.replace(/^(?=.)/gm, '> ');

function readings(text: string) {
  return findArrays(text, {languageId: 'markdown'}).arrays.map((a) => [a.name, a.shape, [...a.values]]);
}

const MATRIX = [0.1, 0.9, 0.3, 0.7];

describe('print-outs in fences', () => {
  it('knitr and reprex put marks before output', () => {
    const matrix = '##      [,1] [,2]\n## [1,]  0.1  0.9\n## [2,]  0.3  0.7';
    assert.deepEqual(readings(fenced('', matrix)), [[undefined, [2, 2], MATRIX]]);
    for (const mark of ['##', '#>']) {
      assert.deepEqual(readings(fenced('', `${mark} [1] 0.1 0.9`)), [[undefined, [2], [0.1, 0.9]]]);
      assert.equal(readings(fenced('r', `x <- c(1, 2)\n${mark} [1] 0.1 0.9`)).length, 2);
    }
  });

  it('after prompts everything is read as a console shows it', () => {
    assert.deepEqual(readings(fenced('python', '>>> print(x)\n[[0.1 0.9]\n [0.3 0.7]]')), [
      [undefined, [2, 2], MATRIX],
    ]);
    const series = '>>> q = [1, 2]\n>>> s\n0    0.1\n1    0.9\ndtype: float64';
    assert.deepEqual(readings(fenced('python', series)), [
      ['q', [2], [1, 2]],
      ['s', [2], [0.1, 0.9]],
    ]);
  });

  it('print-outs with marks of their own stand among code as well', () => {
    for (const [language, text, shape] of [
      ['r', 'x\n[1] 0.1 0.9', [2]],
      ['julia', 'q\n2×2 Matrix{Float64}:\n 0.1  0.9\n 0.3  0.7', [2, 2]],
      ['octave', 'x =\n\n   0.1   0.9\n', [1, 2]],
      ['python', '0    0.1\n1    0.9\nName: p, dtype: float64', [2]],
    ] as const) {
      const found = readings(fenced(language, text));
      assert.deepEqual([found.length, found[0]?.[1]], [1, shape], language);
      const at = arrayAt(fenced(language, text), fenced(language, text).indexOf('0.9'), {languageId: 'markdown'});
      assert.deepEqual(at?.shape, shape, language);
    }
    assert.deepEqual(readings(fenced('python', 'x = a\ny = 2\nz = 3')), []);
  });

  it('quoted fences', () => {
    assert.deepEqual(readings(quoted(fenced('', '[[0.1 0.9]\n [0.3 0.7]]'))), [[undefined, [2, 2], MATRIX]]);
    assert.deepEqual(readings(quoted(fenced('python', 'q = [0.1,\n     0.9]'))), [['q', [2], [0.1, 0.9]]]);
    assert.deepEqual(readings(quoted(fenced('', '[1] 0.1 0.9'))), [[undefined, [2], [0.1, 0.9]]]);
  });
});
