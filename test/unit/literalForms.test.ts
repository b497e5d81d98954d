/** The families of literals, language by language: shape, values, name, class names. */
import assert from 'node:assert/strict';
import {arrayAt, findArrays, languageOfFile, readSelection} from '../../src/core/literal/index.ts';

type Seen = readonly [source: string, shape: readonly number[], name?: string];

const seen = (languageId: string, text: string): Seen[] =>
  findArrays(text, {languageId}).arrays.map((a) => {
    const source = text.slice(a.start, a.end);
    return a.name === undefined ? [source, [...a.shape]] : [source, [...a.shape], a.name];
  });

const forms: readonly (readonly [languageId: string, text: string, ...expected: readonly Seen[]])[] = [
  ['cpp', 'std::vector<double> v = {0.2f, 0.7f};', ['{0.2f, 0.7f}', [2], 'v']],
  ['cpp', 'float m[2][2] = {{1, 2}, {3, 4}};', ['{{1, 2}, {3, 4}}', [2, 2], 'm']],
  [
    'cpp',
    "int big[] = {1'000, 0x1F, 010}; a[0, 1]; f(1, 2); enum E {A = 1, B = 2};",
    ["{1'000, 0x1F, 010}", [3], 'big'],
  ],
  ['csharp', 'var q = new double[] {0.2, 0.7};', ['{0.2, 0.7}', [2], 'q']],
  [
    'csharp',
    'var z = new float[][] {new float[] {1f, 2f}, new[] {3f, 4f}};',
    ['{new float[] {1f, 2f}, new[] {3f, 4f}}', [2, 2], 'z'],
  ],
  ['c', 'int x[] = {0b101u, 1u, 0b11ul};', ['{0b101u, 1u, 0b11ul}', [3], 'x']],
  ['javascript', 'const b = [0n, 0b11n, 0o7n];', ['[0n, 0b11n, 0o7n]', [3], 'b']],
  ['rust', 'let b = [0b1010_u8, 0b11u8, 0o17_u8];', ['[0b1010_u8, 0b11u8, 0o17_u8]', [3], 'b']],
  ['java', 'double[] q = {0.2, 0.7};', ['{0.2, 0.7}', [2], 'q']],
  ['java', 'List<Double> l = List.of(0.2, 0.8);', ['(0.2, 0.8)', [2], 'l']],
  ['go', 'm := [][]float64{{1, 2}, {3, 4}}', ['{{1, 2}, {3, 4}}', [2, 2], 'm']],
  ['go', 'p := map[string]float64{"cat": 0.2, "dog": 0.8}', ['{"cat": 0.2, "dog": 0.8}', [2], 'p']],
  ['rust', 'let p: [f64; 3] = [0.2_f64, 0.7, 0.1];', ['[0.2_f64, 0.7, 0.1]', [3], 'p']],
  ['rust', 'let m = vec![vec![1.0, 2.0], vec![3.0, 4.0]];', ['[vec![1.0, 2.0], vec![3.0, 4.0]]', [2, 2], 'm']],
  ['rust', "fn f<'a>(x: &'a [f64; 2]) -> f64 { x[0] + y[1] }"],
  ['rust', 'assert_eq!(1, 2); let m = max!(1, 2, 3); let s = concat!(1, 2);'],
  ['rust', 'let v = vec!(0.2, 0.8); assert_eq!(v, [1.0, 2.0]);', ['(0.2, 0.8)', [2], 'v'], ['[1.0, 2.0]', [2]]],
  ['latex', 'see \\ref{1,2}, \\vspace{1,2}, \\frac{1,2}{3,4}, $x_{1,2}$ and $\\{0.2, 0.8\\}$', ['{0.2, 0.8\\}', [2]]],
  ['plaintext', 're \\d{1,3}, [a-z]{2,4}, a{0,61} and {0.1, 0.9}', ['{0.1, 0.9}', [2]]],
  ['xml', '<a p="[a-z]{1,3}"/>'],
  ['sql', "select x ~ '\\d{1,3}'"],
  ['python', 'f"{(3, 4)}"', ['(3, 4)', [2]]],
  ['yaml', 'description: Range [90, 330] inclusive # not [1, 2]\n', ['[1, 2]', [2]]],
  ['yaml', 'a: ^\\d{1,3}$\nb: x{0,61}\n- c [1, 2]\nd: &e [1, 2]\n? [3, 4]\n', ['[1, 2]', [2], 'd'], ['[3, 4]', [2]]],
  ['yaml', 'a: |\n  - 1\n  - 2\n\nb:\n  - 3\n  - 4\n', ['- 3\n  - 4', [2], 'b']],
  ['markdown', '```yaml\nprobs:\n  - 0.1\n  - 0.9\n```\n', ['- 0.1\n  - 0.9', [2], 'probs']],
  ['yaml', 'a:\n  - k: >-  # folded\n      - 1\n      - 2\n    b: [3, 4]\n', ['[3, 4]', [2], 'b']],
  ['swift', 'let d = ["cat": 0.2, "dog": 0.8]', ['["cat": 0.2, "dog": 0.8]', [2], 'd']],
  ['kotlin', 'val q = listOf(0.2, 0.7)', ['(0.2, 0.7)', [2], 'q']],
  ['kotlin', 'val d = mapOf("cat" to 0.2, "dog" to 0.8)', ['("cat" to 0.2, "dog" to 0.8)', [2], 'd']],
  ['scala', 'val p = Array(Array(1.0, 2.0), Array(3.0, 4.0))', ['(Array(1.0, 2.0), Array(3.0, 4.0))', [2, 2], 'p']],
  ['r', 'q <- c(0.2, 0.7); x[1, 2]; f(1, 2)', ['c(0.2, 0.7)', [2], 'q']],
  ['julia', 'q = [0.2 0.7; 0.1 0.9]', ['[0.2 0.7; 0.1 0.9]', [2, 2], 'q']],
  ['julia', 'w = [1 -2]; u = [1 - 2, 3]', ['[1 -2]', [1, 2], 'w'], ['[1 - 2, 3]', [2], 'u']],
  ['matlab', 'z = [1 2 ...\n 3]; a(1, 2)', ['[1 2 ...\n 3]', [1, 3], 'z']],
  ['yaml', 'flow: {cat: 0.2, dog: 0.8}', ['{cat: 0.2, dog: 0.8}', [2], 'flow']],
  ['toml', 'x = { cat = 0.2, dog = 0.8 }', ['{ cat = 0.2, dog = 0.8 }', [2], 'x']],
  ['typescript', 'let x: [number, 2] = [1, 2]; type T = [1, 2]; function f(a: [1, 2]) {}', ['[1, 2]', [2], 'x']],
  ['typescript', 'const q = [0.1, 0.9] as const;', ['[0.1, 0.9]', [2], 'q']],
  ['python', "p = [float('nan'), float('inf')]", ["[float('nan'), float('inf')]", [2], 'p']],
  ['python', 'p = np.array([float("-inf"), float("0.5")])', ['[float("-inf"), float("0.5")]', [2], 'p']],
  ['python', "names = [f('a'), g('b')]; types = [float('a b'), str('nan')]"],
  ['python', 'x = [0.1, 0.2 0.9]', ['[0.1, 0.2 0.9]', [2], 'x']],
  ['python', '[0.1, 1e, 0.9, 1e+, 0x, 3f]', ['[0.1, 1e, 0.9, 1e+, 0x, 3f]', [6]]],
  ['python', 'box = [0, 1, w, h, d]', ['[0, 1, w, h, d]', [5], 'box']],
  ['python', '[a, b, 1]; [1, 2 * n]; [x1, y2]; [1, 2, "a", "b"]; [3.10, 3.11.1]; [2024-01-31, 1]; [1, "2"]'],
  ['r', 'c(1, 5 %% 3, 5 %/% 3)', ['c(1, 5 %% 3, 5 %/% 3)', [3]]],
  ['python', 'match x:\n    case [1, 2]: pass'],
  ['python', 'from m import (false, true)'],
  ['python', "d = datetime(2024, 1, 2); ip = '127.0.0.1'; v = [2024-01-31]"],
  ['plaintext', 'range [0, 1), see a[0, 1] and f(1, 2)\nprobs: [0.1 0.9]', ['[0.1 0.9]', [2], 'probs']],
  ['markdown', '```python\nq = [0.1, 0.9]  # [1, 2]\n```\n', ['[0.1, 0.9]', [2], 'q'], ['[1, 2]', [2]]],
];

describe('forms of literals', () => {
  for (const [languageId, text, ...expected] of forms) {
    it(`${languageId}: ${text.slice(0, 60).replaceAll('\n', '⏎')}`, () =>
      assert.deepEqual(seen(languageId, text), expected));
  }

  it('takes class names from the keys of maps and of rows of records', () => {
    const [a] = findArrays('[{"cat": 0.2, "dog": 0.8}, {"cat": 0.6, "dog": 0.4}]', {languageId: 'json'}).arrays;
    assert.deepEqual(
      [a.shape, a.classNames],
      [
        [2, 2],
        ['cat', 'dog'],
      ],
    );
    const [b] = findArrays('p := map[string]float64{"cat": 0.2, "dog": 0.8}', {languageId: 'go'}).arrays;
    assert.deepEqual([b.container, b.classNames], ['dict', ['cat', 'dog']]);
  });

  it('joins the lines of a notebook’s cells, with offsets of the file', () => {
    const lines = ['y_pred = np.array([[0.1, 0.9],\n', '    [0.3, 0.7]])\n'];
    const text = JSON.stringify({cells: [{source: lines}]}, null, 1);
    const [a, ...rest] = findArrays(text, {languageId: languageOfFile('a.ipynb') ?? ''}).arrays;
    assert.deepEqual([rest, a.shape, a.name, Array.from(a.values)], [[], [2, 2], 'y_pred', [0.1, 0.9, 0.3, 0.7]]);
    assert.equal(text.slice(a.spans[4], a.spans[5]), '0.3');
  });

  it('says that a print-out is elided', () => {
    const [a] = findArrays('array([0.1, 0.2, ..., 0.9], dtype=float32)', {languageId: 'plaintext'}).arrays;
    assert.deepEqual([a.complete, a.dtype, a.diagnostics[0].code, a.shape], [false, 'float32', 'elided', [3]]);
  });

  it('gives the shape and the order that the call around a literal makes', () => {
    const order = findArrays("np.reshape([1, 2, 3, 4, 5, 6], (2, 3), order='F')", {languageId: 'python'}).arrays[0];
    assert.deepEqual(
      [order.shapeInCall, Array.from(order.valuesInCall ?? [])],
      [
        [2, 3],
        [1, 3, 5, 2, 4, 6],
      ],
    );
    const view = findArrays('torch.tensor([1, 2, 3, 4]).view(2, -1)', {languageId: 'python'}).arrays[0];
    assert.deepEqual([view.shapeInCall, view.valuesInCall], [[2, 2], undefined]);
  });
});

describe('the shapes that methods are given', () => {
  const calls = (languageId: string, text: string): readonly (readonly (string | undefined)[])[] =>
    findArrays(text, {languageId}).arrays.map((a) => [a.name, a.call?.callee]);

  it('carry their call, so that nobody takes them for data', () => {
    assert.deepEqual(calls('python', 'y = a.reshape((3, 2))'), [[undefined, 'a.reshape']]);
    assert.deepEqual(calls('python', 'y = a.softmax().reshape([2, -1])'), [[undefined, 'a.softmax().reshape']]);
    assert.deepEqual(calls('plaintext', '<tf.Tensor: shape=(2, 3), dtype=float32, numpy=…>'), [['shape', 'tf.Tensor']]);
  });

  it('are told from the data that a module’s function is given', () => {
    assert.deepEqual(calls('python', 'y = np.reshape([1, 2, 3, 4], s)'), [['y', undefined]]);
    assert.deepEqual(calls('python', 'y = u.reshape([0.1, 0.9], s)'), [['y', undefined]]);
    assert.deepEqual(calls('python', 'z = torch.tensor([1, 2]).reshape(2, 1)'), [['z', undefined]]);
  });
});

describe('what is lost of no literal', () => {
  const told = (languageId: string, text: string): readonly string[] =>
    findArrays(text, {languageId}).arrays.flatMap((a) =>
      a.diagnostics.map((d) => `${d.code}: ${text.slice(d.offset, d.offset + d.length)}`),
    );
  const valuesIn = (languageId: string, text: string): readonly number[] =>
    findArrays(text, {languageId}).arrays.flatMap((a) => Array.from(a.values));

  it('is said at its place, even where most elements cannot be read', () => {
    assert.deepEqual(told('python', '[0.1, 1e, 0.9, 3f, 0.2 0.9]'), [
      'unreadable-element: 1e',
      'unreadable-element: 3f',
      'unreadable-element: 0.2 0.9',
    ]);
    assert.deepEqual(told('latex', '\\begin{bmatrix} 1,000 & 2,500 \\\\ 3 & 4 \\end{bmatrix}'), [
      'unreadable-element: 1,000',
      'unreadable-element: 2,500',
    ]);
  });

  it('ends where its brackets break off, and no name goes on to the next statement', () => {
    const broken: readonly (readonly [string, string, ...(readonly (string | undefined)[])[]])[] = [
      ['python', 'a = np.array([1, 2, 3)\nx = [1, 2]', ['[1, 2, 3', 'a'], ['[1, 2]', 'x']],
      ['python', 'x = [1, 2, 3\ny = [4, 5]', ['[1, 2, 3', 'x'], ['[4, 5]', 'y']],
      ['python', 'p = [[0.1, 0.9], [0.3, 0.7]\nq: list = [1, 2]', ['[[0.1, 0.9], [0.3, 0.7]', 'p'], ['[1, 2]', 'q']],
      ['python', 'x = np.array([1, 2, 3\ndef f(): pass\n', ['[1, 2, 3', 'x']],
      ['python', 'x = [[1, 2), [3, 4]]', ['[[1, 2), [3, 4]]', 'x']],
      ['javascript', 'const x = [1, 2, 3\nconst y = [4, 5];', ['[1, 2, 3', 'x'], ['[4, 5]', 'y']],
      ['c', 'float a[] = { 1.0f, 2.0f\nint x = 3; int b[] = {1, 2};', ['{ 1.0f, 2.0f', 'a'], ['{1, 2}', 'b']],
      ['r', 'x <- c(1, 2\ny <- c(3, 4)', ['c(1, 2', 'x'], ['c(3, 4)', 'y']],
      ['python', 'x = [1,\n 2\n]\ny = [3\n , 4]', ['[1,\n 2\n]', 'x'], ['[3\n , 4]', 'y']],
    ];
    for (const [languageId, text, ...expected] of broken) {
      const {arrays} = findArrays(text, {languageId});
      assert.deepEqual(
        arrays.map((a) => [text.slice(a.start, a.end), a.name]),
        expected,
        text,
      );
      const isBroken = (a: (typeof arrays)[number]): boolean =>
        a.diagnostics.some((d) => d.code === 'unclosed-bracket');
      assert.ok(arrays.every((a) => a.complete !== isBroken(a)));
    }
    const {arrays} = findArrays('[1, 2)', {languageId: 'plaintext'});
    assert.deepEqual(arrays, []);
    assert.equal(arrayAt('x = [1, 2, 3\ny = [4, 5]', 6, {languageId: 'python'})?.end, 12);
  });

  it('is read where it is written as TeX allows it', () => {
    const matrix = (body: string): readonly number[] => valuesIn('latex', `\\begin{bmatrix} ${body} \\end{bmatrix}`);
    assert.deepEqual(matrix('0,5 & 0,25 \\\\ 0,75 & -1,5'), [0.5, 0.25, 0.75, -1.5]);
    assert.deepEqual(matrix('- 1 & 2 \\\\ 3 & - .5'), [-1, 2, 3, -0.5]);
    assert.deepEqual(matrix('0,5 & 0.25'), [Number.NaN, 0.25]);
  });
});

describe('the array under the cursor', () => {
  it('is none in the texts of YAML that a full read takes for none', () => {
    const text = 'd: Range [90, 330] inclusive\ne: |\n  - 1\n  - 2\n  x = [5, 6]\nf: [7, 8]\n';
    const at = (part: string) => arrayAt(text, text.indexOf(part), {languageId: 'yaml'});
    assert.deepEqual([at('90'), at('- 1')], [undefined, undefined]);
    assert.deepEqual([at('5, ')?.where, at('7, ')?.where], ['string', 'code']);
    assert.deepEqual(
      findArrays(text, {languageId: 'yaml'}).arrays.map((a) => [a.where, a.values[0]]),
      [
        ['string', 5],
        ['code', 7],
      ],
    );
  });

  it('is the one that a full read gives, wherever the cursor stands in a long document', () => {
    const block =
      'def f(x):\n    """Text with a[0, 1].\n\n    [1, 2]\n    """\n    y = g(np.array([[0.1, 0.9],\n        [0.3, 0.7]]), k=2)  # [3, 4]\n\n';
    const text = block.repeat(400);
    const all = findArrays(text, {languageId: 'python'}).arrays;
    for (let k = 0; k < all.length; k += 97) {
      const at = arrayAt(text, all[k].start + 2, {languageId: 'python'});
      assert.deepEqual(
        [at?.start, at?.end, at?.where, at?.name, at?.call?.callee],
        [all[k].start, all[k].end, all[k].where, all[k].name, all[k].call?.callee],
      );
    }
  });

  it('is a row where the budget does not reach the whole, and says so', () => {
    const text = `[${'[0.1, 0.9], '.repeat(50_000)}]`;
    const a = arrayAt(text, 300_005, {languageId: 'json', budget: 10_000});
    assert.deepEqual([a?.shape, a?.complete], [[2], false]);
    assert.deepEqual(arrayAt(text, 300_005, {languageId: 'json'})?.shape, [50_000, 2]);
  });

  it('counts selections in the whole text', () => {
    const text = 'a = [1, 2]\nb = [0.5, 0.5]\n';
    const {arrays} = readSelection(
      text,
      [
        [4, 10],
        [15, 25],
      ] as const,
      {languageId: 'python'},
    );
    assert.deepEqual(
      arrays.map((a) => text.slice(a.spans[0], a.spans[1])),
      ['1', '0.5'],
    );
  });
});

describe('the names of arrays in logs and in R', () => {
  const names = (text: string, languageId: string): readonly (string | undefined)[] =>
    findArrays(text, {languageId}).arrays.map((array) => array.name);
  const cases: readonly (readonly [string, string, readonly (string | undefined)[]])[] = [
    ['log', 'label 2 probs [0.1 0.2 0.7]\n', ['probs']],
    ['log', 'target=2 pred=[0.1, 0.2, 0.7]\n', ['pred']],
    ['log', 'true class: 3 logits: [0.1, 0.2, 0.7]', ['logits']],
    ['log', '12:03:44 probs: [0.2, 0.8]', ['probs']],
    ['python', 's = "a\\nx = [1, 2]\\ty = [3, 4]\\x41 = [5, 6]\\u00e9z = [7, 8]"', ['x', 'y', undefined, 'z']],
    ['python', 's = r"\\theta = [1, 2]"', ['theta']],
    ['python', 'with open(x) as f: y = [1, 2]\n', ['y']],
    ['python', 'for i in a[1:2]: y = [1, 2]\nelse: z = [3, 4]\n', ['y', 'z']],
    ['python', 'y: list[int] = [1, 2]\n', ['y']],
    ['toml', `'quoted k' = [1, 2]\na."b c" = [3, 4]\n`, ['quoted k', 'b c']],
    ['log', 'see [0.2 0.8]', [undefined]],
    ['python', '# the labels [0 1 0]\n', ['labels']],
    ['yaml', 'cat: [0.2, 0.8]\n', ['cat']],
    ['r', 'x <- list(a = c(0.2, 0.8), b = c(1, 0))', ['a', 'b']],
    ['r', 'c(0.2, 0.8) -> q', ['q']],
    ['r', 'softmax(c(0.2, 0.8)) ->> q', ['q']],
    ['r', 'c(0.2, 0.8) - q', [undefined]],
    ['r', 'q = c(0.2, 0.8)', ['q']],
  ];
  for (const [languageId, text, expected] of cases) {
    it(`${languageId}: ${text.trim()}`, () => assert.deepEqual(names(text, languageId), expected));
  }
});
