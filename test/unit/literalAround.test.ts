/** The array under the cursor deep inside of a long string or comment, and behind one: as a full read has it, from its neighbourhood. */
import assert from 'node:assert/strict';
import {arrayAt, findArrays} from '../../src/core/literal/index.ts';

const prose = 'Some text here\nfoo(x)\nname = 3 and so\n'.repeat(600);
const indented = '    Some text that goes on with f(1, 2) and more words.\n'.repeat(400);
const statements = 'const a = 1;\n'.repeat(900);

const cases: readonly (readonly [languageId: string, text: string, where: string])[] = [
  ['python', `def f():\n    """Doc.\n\n${indented}    probs = [0.2, 0.8]\n${indented}    """\n`, 'string'],
  ['python', `"""Module\n${prose}probs = [0.2, 0.8]\n${prose}"""\nq = [1, 2]\n`, 'string'],
  ['python', `def f():\n    """Doc.\n\n${indented}    """\n${'    x = 1\n'.repeat(30)}    q = [0.2, 0.8]\n`, 'code'],
  ['python', `${'x = 1\n'.repeat(2000)}def f():\n    """Doc [0.2, 0.8]."""\n    return 1\n`, 'string'],
  ['python', `${'x = 1\n'.repeat(2000)}def f():\n    """Doc."""\n    y = [0.2, 0.8]\n`, 'code'],
  ['python', `${'# text\n'.repeat(2000)}# probs = [0.2, 0.8]\nx = 1\n`, 'comment'],
  ['python', `def f():\n    r'''Doc.\n\n${indented}\n    [1] 0.2 0.8\n${indented}    '''\n`, 'string'],
  ['c', `/*\n${prose} probs = [0.2, 0.8]\n${prose}*/\ndouble q[] = {1, 2};\n`, 'comment'],
  ['c', `/*\n${prose}*/\ndouble q[] = {0.2, 0.8};\n`, 'code'],
  ['javascript', `/**\n${' * text [1, 2]\n'.repeat(900)} * probs = [0.2, 0.8]\n */\nconst q = 1;\n`, 'comment'],
  ['javascript', `const g = 'src/**/*.ts';\n${statements}const q = [0.2, 0.8];\n`, 'code'],
  ['javascript', `const g = \`\n${prose}probs = [0.2, 0.8]\n${prose}\`;\n`, 'string'],
  ['javascript', `const g = \`Error: \` + x;\n${statements}const q = [0.2, 0.8];\n`, 'code'],
  ['matlab', `%{\n${prose}probs = [0.2 0.8]\n${prose}%}\n`, 'comment'],
  ['julia', `#=\n${prose}probs = [0.2 0.8]\n${prose}=#\n`, 'comment'],
];

describe('the array under the cursor in long strings and comments', () => {
  cases.forEach(([languageId, text, where], i) => {
    it(`${languageId}, ${where}, case ${i}`, () => {
      const offset = text.indexOf('0.2') + 1;
      const at = arrayAt(text, offset, {languageId, budget: 20_000});
      const whole = findArrays(text, {languageId}).arrays.find((a) => a.start <= offset && offset < a.end);
      assert.equal(at?.where, where);
      assert.deepEqual([at?.start, at?.end, at?.name], [whole?.start, whole?.end, whole?.name]);
    });
  });
});
