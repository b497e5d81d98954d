/** F-strings: their fields are source, their formats and doubled braces are text, and nothing in them can break the rest. */
import assert from 'node:assert/strict';
import {fieldsOf} from '../../src/core/rules/fields.ts';
import {tokenize, word} from '../../src/core/rules/tokens.ts';

const expressions = (text: string) =>
  fieldsOf(text, 0, text.length).map(({open, expressionEnd}) => text.slice(open + 1, expressionEnd));
const words = (text: string) => {
  const tokens = tokenize(text, 'python');
  return Array.from({length: tokens.count}, (_, i) => word(tokens, i)).filter((w) => w.trim() !== '');
};

describe('rules: f-strings', () => {
  for (const [text, expected] of [
    ['f"loss {loss:.4f}"', ['loss']],
    ['f"{a!r} and {b=}"', ['a', 'b=']],
    ['f"{{no field}} {x}"', ['x']],
    ['f"{d[1:2]:>{width}}"', ['d[1:2]']],
    [`f"{d['}']}"`, [`d['}']`]],
    ['f"{a != b}"', ['a != b']],
    ['f"{open"', []],
    ['f"{}"', ['']],
  ] as const)
    it(text, () => assert.deepEqual(expressions(text), expected));

  it('are a string, the tokens of each field in braces, and a string', () => {
    assert.deepEqual(words('print(f"a {f(x):.2f} b")\ny = 1'), [
      'print',
      '(',
      'f"a ',
      '{',
      'f',
      '(',
      'x',
      ')',
      '}',
      ' b"',
      ')',
      'y',
      '=',
      '1',
    ]);
  });

  it('hold strings that hold fields', () => {
    assert.ok(words(`f"{f'{x}'}"`).includes('x'));
  });

  it('that are broken end with their line', () => {
    assert.deepEqual(words('a = f"{(b"\nc = 2').slice(-3), ['c', '=', '2']);
  });
});
