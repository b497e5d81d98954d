/** The KaTeX that the page carries sets every formula exactly as the whole KaTeX does. */
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import whole from 'katex';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {EvaluateOptions} from '../../src/core/evaluate/types.ts';
import {explain} from '../../src/core/explain/index.ts';
import {texText} from '../../src/core/explain/labels.ts';
import {lesson} from '../../src/core/reference/index.ts';

type Katex = typeof whole;
const settings = {throwOnError: true, strict: 'ignore', trust: false, output: 'html', maxSize: 20} as const;

async function buildSmall(): Promise<Katex> {
  const {smallKatex} = createRequire(path.resolve('package.json'))('./scripts/smallKatex.cjs');
  const outfile = path.resolve('out/smallKatex.mjs');
  await build({
    stdin: {contents: "export {default} from 'katex';", resolveDir: path.resolve('.')},
    bundle: true,
    format: 'esm',
    outfile,
    logLevel: 'error',
    plugins: [smallKatex({keepsMarkup: true})],
  });
  return (await import(pathToFileURL(outfile).href)).default;
}

const options: readonly EvaluateOptions[] = [
  {},
  {labelSmoothing: 0.1, temperature: 2, focalGamma: 2, focalAlpha: 0.25, weight: [1, 2, 3], sampleWeight: [2]},
  {predictionKind: 'logits', temperature: 0.5},
  {predictionKind: 'log-probabilities', focalGamma: 1.5},
  {task: 'multilabel'},
  {task: 'multilabel', labelSmoothing: 0.1, posWeight: [1, 2, 1], predictionKind: 'logits'},
  {task: 'binary', predictionKind: 'probabilities'},
  {predictionKind: 'counts'},
];
const predictions: readonly (readonly number[])[] = [
  [0.2, 0.7, 0.1],
  [0, 1, 0],
  [1e-12, 1 - 1e-12, 1e-300],
  [3, 5, 2],
  [-2, -0.2, -7],
];
const targets: readonly (readonly number[] | undefined)[] = [undefined, [1], [0, 0, 1], [0.25, 0.5, 0.25], [1, 0, 1]];

function stepsOf(values: readonly number[], target: readonly number[] | undefined, chosen: EvaluateOptions): string[] {
  const array = (of: readonly number[]) => ({values: of, shape: [of.length], classNames: ['cat', 'dög_1', '$é']});
  const batch = {values: [...values, ...values], shape: [2, values.length]};
  const results = [
    evaluate({prediction: array(values), ...(target && {target: array(target)}), options: chosen}),
    evaluate({prediction: batch, target: {values: [0, 1], shape: [2]}, options: chosen}),
  ];
  const units = ['nats', 'bits', 'hartleys'] as const;
  return results.flatMap((result) =>
    result.ok ? units.flatMap((unit) => explain(result, {unit, precision: 6, row: 0}).steps.map(({tex}) => tex)) : [],
  );
}

describe('the KaTeX of the page', () => {
  let small: Katex;
  const sameAsWhole = (tex: string) => {
    for (const displayMode of [true, false]) {
      const expected = whole.renderToString(tex, {...settings, displayMode});
      assert.equal(small.renderToString(tex, {...settings, displayMode}), expected, tex);
    }
  };
  before(async function () {
    this.timeout(60_000);
    small = await buildSmall();
  });

  for (const {anchor, formulas} of lesson.flatMap((section) => section.rows)) {
    it(`sets the formulas of ${anchor} as the whole KaTeX does`, () => {
      for (const {tex} of formulas) sameAsWhole(tex);
    });
  }
  it('sets the steps of every kind of evaluation as the whole KaTeX does', () => {
    const all = predictions.flatMap((p) => targets.flatMap((t) => options.flatMap((o) => stepsOf(p, t, o))));
    assert.ok(all.length > 500, `${all.length} formulas`);
    for (const tex of new Set(all)) sameAsWhole(tex);
  });
  it('sets every printable character of a class name as the whole KaTeX does', () => {
    const characters = Array.from({length: 95}, (_, i) => String.fromCharCode(32 + i));
    for (const character of characters) sameAsWhole(`q_{${texText(`a${character}b`)}}`);
  });
  it('sets or refuses any other character, as the page expects', () => {
    for (const name of ['é', 'Ω', '猫', 'кот', '😀', 'حب', 'a\u0301', 'Z\u0351\u0363', '½', '𝐀', 'ℬ', '²', '№']) {
      try {
        assert.match(small.renderToString(texText(name), settings), /katex/);
      } catch (error) {
        assert.ok(error instanceof Error, String(error));
      }
    }
  });
  it('knows no command that could draw outside its formula, load or define something', () => {
    for (const tex of [
      String.raw`\href{javascript:alert(1)}{x}`,
      String.raw`\includegraphics{x.png}`,
      String.raw`\htmlStyle{color:red}{x}`,
      String.raw`\def\a{\a\a}\a`,
      String.raw`\rule{500em}{500em}`,
    ]) {
      assert.throws(() => small.renderToString(tex, settings), Error, tex);
    }
  });
});
