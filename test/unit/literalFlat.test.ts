/** Brackets that are passed in one step, and those that look like them but hold an array; characters of several bytes on the way. */
import assert from 'node:assert/strict';
import {findArrays} from '../../src/core/literal/index.ts';

const found = (text: string, languageId: string): readonly string[] =>
  findArrays(text, {languageId}).arrays.map((a) => `${a.name ?? ''} ${text.slice(a.start, a.end)} ${[...a.values]}`);

describe('brackets without an array', () => {
  it('are passed without a second look at what is inside', () => {
    const text = 'total = f(a, b[i], g(c, "text"), (d, e), [x, y], {"k": v})\n'.repeat(1000);
    const {arrays, visited} = findArrays(text, {languageId: 'python'});
    assert.equal(arrays.length, 0);
    assert.ok(visited < 1.1 * text.length, `${visited} of ${text.length}`);
  });

  it('are looked at a fixed number of times where they do not end', () => {
    const text = `${'('.repeat(8)}${'word '.repeat(100)}`.repeat(1000);
    for (const languageId of ['python', 'javascript', 'r', 'plaintext'])
      assert.ok(findArrays(text, {languageId}).visited < 16 * text.length, languageId);
  });
});

describe('brackets that hold an array', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['python', 'x = (inf, nan)', ['x (inf, nan) Infinity,NaN']],
    ['python', 'x = [a, np.inf, np.pi, np.e]', [`x [a, np.inf, np.pi, np.e] NaN,Infinity,${Math.PI},${Math.E}`]],
    ['python', 'f(g(x), y=[True, False])', ['y [True, False] 1,0']],
    ['python', 'f("a [1, 2] b", c)', [' [1, 2] 1,2']],
    ['python', 'for x in(1, 2): pass', [' (1, 2) 1,2']],
    ['python', 'f(a)[b](c), (0.5, 0.5)', [' (0.5, 0.5) 0.5,0.5']],
    ['python', 'f(a  # ) [1, 2]\n, [3, 4])', [' [1, 2] 1,2', ' [3, 4] 3,4']],
    ['javascript', 'f(/[(]/, [1, 2])', [' [1, 2] 1,2']],
    ['javascript', ['const p = g(a, `$', '{[1, 2]}`)'].join(''), [' [1, 2] 1,2']],
    ['javascript', 'type A = [number, 2]; const b = [x, 1, 2]', ['b [x, 1, 2] NaN,1,2']],
    ['javascript', 'a ? (b) : c; const d = {e: f(g), h: [1, 2]}', ['h [1, 2] 1,2']],
    ['r', 'f(list(a, b), c(T, F))', [' c(T, F) 1,0']],
    ['java', 'f(List.of(1, 2))', [' (1, 2) 1,2']],
    ['swift', 'let x = [.nan, .infinity]', ['x [.nan, .infinity] NaN,Infinity']],
    ['c', 'double x[] = {NAN, INFINITY};', ['x {NAN, INFINITY} NaN,Infinity']],
    ['plaintext', "see (it's) [0.5, 0.5]", [' [0.5, 0.5] 0.5,0.5']],
  ];
  for (const [languageId, text, expected] of cases)
    it(`${languageId}: ${text}`, () => assert.deepEqual(found(text, languageId), expected));
});

describe('characters of several bytes', () => {
  it('leave each offset where it is, in every window', () => {
    const line = 'xé = f("é→😀\ud800", ü) + [0.25, 0.75] # ∞\n';
    const text = line.repeat(2000);
    const {arrays} = findArrays(text, {languageId: 'python'});
    assert.equal(arrays.length, 2000);
    for (const [k, a] of arrays.entries()) assert.equal(a.start, k * line.length + line.indexOf('['));
  });
});
