/** The second language held against the code: every text that a person sees can be said in it, and the table holds nothing else. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {ArrayInput, EvaluateOptions, EvaluateRequest} from '../../src/core/evaluate/types.ts';
import {
  batchTable,
  evaluate,
  explain,
  explainFailure,
  fill,
  readText,
  textTable,
  translator,
  whatIfControls,
} from '../../src/core/index.ts';
import {phrase, type Translate} from '../../src/core/say.ts';

const read = (file: string): Record<string, string> => JSON.parse(readFileSync(file, 'utf8'));
const german = read('l10n/bundle.l10n.de.json');
const english = read('l10n/bundle.l10n.json');

const LAYERS = ['src/host', 'src/core', 'src/webview'];
const withoutComments = (text: string): string => text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
const sources = LAYERS.flatMap((layer) =>
  readdirSync(layer, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.ts'))
    .map((file) => withoutComments(readFileSync(path.join(layer, file), 'utf8'))),
).join('\n');

const QUOTED = String.raw`(?:'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)")`;
const plain = (text: string): string => text.replaceAll("\\'", "'");
const quotedIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, single, double]) => plain(single ?? double ?? ''));

describe('the table of German', () => {
  it('has every sentence that the code asks for by itself', () => {
    const asked = [
      ...quotedIn(sources, new RegExp(String.raw`\bl10n\.t\(\s*${QUOTED}`, 'g')),
      ...quotedIn(sources, new RegExp(String.raw`\b(?:say|translate|t|spoken)\(\s*${QUOTED}`, 'g')),
      ...quotedIn(sources, new RegExp(String.raw`\bcounted\(\s*[^'"]*?,\s*${QUOTED}`, 'g')),
      ...quotedIn(sources, new RegExp(String.raw`\bcounted\(\s*[^'"]*?,\s*'[^']*',\s*${QUOTED}`, 'g')),
    ];
    assert.ok(asked.length > 200);
    assert.deepEqual(
      asked.filter((text) => !Object.hasOwn(german, text)),
      [],
    );
  });

  it('has nothing that no code says', () => {
    const said = new Set(quotedIn(sources, new RegExp(QUOTED, 'g')));
    assert.deepEqual(
      Object.keys(german).filter((text) => !said.has(text)),
      [],
    );
  });

  it('has the sentences of the English one, with the same holes', () => {
    assert.deepEqual(Object.keys(german), Object.keys(english));
    const holes = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();
    for (const [text, translated] of Object.entries(german)) assert.deepEqual(holes(translated), holes(text), text);
    for (const [text, same] of Object.entries(english)) assert.equal(same, text);
  });
});

const array = (values: readonly number[], shape: readonly number[] = [values.length], name?: string): ArrayInput => ({
  values,
  shape,
  ...(name !== undefined && {name}),
});
const ask = (prediction: ArrayInput, target?: ArrayInput, options?: EvaluateOptions): EvaluateRequest => ({
  prediction,
  ...(target && {target}),
  ...(options && {options}),
});

const three = array([0.2, 0.7, 0.1]);
const rows = array([0.2, 0.7, 0.1, 0.5, 0.25, 0.25], [2, 3]);
const many = array(
  Array.from({length: 40}, () => 0.5),
  [20, 2],
);
const named: ArrayInput = {...three, classNames: ['cat', 'dog', 'eel'], classNamesFrom: 'NAMES'};

/** One of every kind of result, and one of every kind of trouble. */
const requests: readonly EvaluateRequest[] = [
  ask(three),
  ask(named, array([0, 1, 0])),
  ask(array([0.4, 0.4, 0.2], [3], 'zzz'), array([0.1, 0.8, 0.1])),
  ...[1, 0.95, 0.7, 0.5, 0.33, 0.05].map((q) => ask(array([q, 1 - q]), array([0]))),
  ...[0.99, 0.7, 0.4, 0.01].map((q) => ask(array([q, 1 - q, q]), array([1, 0, 1]))),
  ask(array([0.1, 0.1, 0.9]), array([0, 1, 0])),
  ask(array([0.8, 0.6, 0.3], [3], 'y_prob'), array([1, 0, 0])),
  ask(array([0.8, 0.6, 0.3], [3, 1]), array([1, 0, 0])),
  ask(array([0.8]), array([1])),
  ask(array(Array(20).fill(0.4)), array(Array.from({length: 20}, (_, i) => Number(i % 3 === 0)))),
  ask(many, array(Array(20).fill(1))),
  ask(rows, array([1, 0])),
  ask(rows, array([1, 0]), {indexBase: 0, task: 'multiclass', predictionKind: 'probabilities', targetKind: 'index'}),
  ask(rows, array([1, 0, 1, 0, 1, 1], [2, 3])),
  ask(rows, array([0.6, 0.3, 0.3, 0.5, 0.5, 0.5], [2, 3])),
  ask(rows, array([0.6, 0.3, 0.1, 0.5, 0.4, 0.1], [2, 3])),
  ask(array([1, 0, 0, 0, 1, 0], [2, 3]), array([1, 2])),
  ask(array([1, 0, 0]), array([1])),
  ask(array([1, 0, 1]), array([1, 1, 0]), {task: 'multilabel'}),
  ask(array([0]), array([1])),
  ask(rows, array([-100, -100]), {ignoreIndex: -100}),
  ask(rows, array([-100, 1]), {ignoreIndex: -100}),
  ask(many, array(Array.from({length: 20}, (_, i) => (i < 3 ? -100 : 1))), {ignoreIndex: -100}),
  ...[3, -1, 9, 0.5].map((label) => ask(three, array([label]))),
  ask(three, array([0]), {indexBase: 1}),
  ask(rows, array([7, 8])),
  ask(three, array([3, -2, 0])),
  ask(rows, array([0.9, 0.9, 0.9, 0.2, 0.2, 0.1], [2, 3]), {targetKind: 'soft', task: 'multiclass'}),
  ask(array([2, -1, 0.5]), array([0]), {temperature: 2, labelSmoothing: 0.1, focalGamma: 2, weight: [1, 2, 3]}),
  ask(array([2, -1, 0.5]), array([1, 0, 1]), {focalAlpha: 0.25, posWeight: [2]}),
  ask(three, array([1]), {temperature: 2}),
  ask(array([-1.3863, -0.5108, -1.8971]), array([1])),
  ask(array([-1, -2], [2], 'log_probs'), array([1])),
  ask(array([0.5, 0.2], [2], 'log_probs'), array([1]), {predictionKind: 'log-probabilities'}),
  ask(array([2, 1, 1]), array([0])),
  ask(array([2.5, 1, 1]), array([0])),
  ask(array([0.5, 0.2], [2], 'logits'), array([0])),
  ask(array([0, 0, 0]), array([0])),
  ask(array([0, 0, 0]), array([0]), {predictionKind: 'counts'}),
  ask(array([-1, 2, 0]), array([0]), {predictionKind: 'counts'}),
  ask(array([1.2, -0.4, 0.2], [3], 'probs'), array([0])),
  ask(array([1.2, -0.4, 0.2]), array([0])),
  ask(array([1.2, -0.4, 0.2]), array([0]), {predictionKind: 'probabilities'}),
  ask(array([Number.POSITIVE_INFINITY, 0, 1]), array([0]), {predictionKind: 'logits'}),
  ask(array([0.2, Number.NaN, 0.1]), array([0])),
  ask(three, array([Number.NaN])),
  ask(array([0.2, 0.7, 0.2]), array([0])),
  ask(array([0.2, 0.7, 0.2, 0.2, 0.7, 0.2], [2, 3]), array([0, 1])),
  ask(array([]), undefined),
  ask(three, array([])),
  ask(array([1, 2, 3], [2, 2]), undefined),
  ask(three, array([1, 2], [3, 3])),
  ask(three, array([1, 2])),
  ask(rows, array([1, 2, 3])),
  ask(array(Array(16).fill(0.5), [2, 2, 2, 2]), array([0, 1, 0, 1, 0, 1, 0, 1], [2, 2, 2])),
  ask(array(Array(12).fill(0.5), [2, 3, 2]), array([0, 1, 0, 1], [2, 2])),
  ask(array(Array(12).fill(1 / 3), [2, 2, 3]), array([0, 1, 0, 1])),
  ask(three, array([1], [])),
  ...(['temperature', 'labelSmoothing', 'focalGamma', 'focalAlpha'] as const).map((option) =>
    ask(three, array([1]), {[option]: -1}),
  ),
  ...[[1], [1, 2], [1, -1, 1]].map((weight) => ask(three, array([1]), {weight})),
  ask(rows, array([1, 0]), {sampleWeight: [1, 2, 3]}),
  ask(rows, array([1, 0]), {sampleWeight: [0, 0]}),
  ask(rows, array([1, 0]), {sampleWeight: [1, 3]}),
  ask(rows, array([1, 0]), {normalize: true}),
];

function shown(request: EvaluateRequest, translate: Translate): readonly string[] {
  const options = {unit: 'nats', precision: 4, translate} as const;
  const evaluation = evaluate(request);
  const view = evaluation.ok ? explain(evaluation, options) : explainFailure(evaluation, options);
  const isNamed = request.prediction.name !== undefined;
  return [
    ...(isNamed ? [] : [view.title]),
    view.summary,
    view.headline ?? '',
    view.headlineBoth ?? '',
    view.verdict ?? '',
    view.announcement,
    ...view.chips.flatMap((chip) => [chip.label, chip.title, ...chip.alternatives.map(({label}) => label)]),
    ...view.steps.map(({caption}) => caption),
    ...view.facts.flatMap(({label, value, title = ''}) => [label, value, title]),
    ...view.messages.flatMap(({text, mend = ''}) => [text, mend]),
    view.batch ? batchTable(view, translate) : textTable(view, translate),
    ...(evaluation.ok ? whatIfControls(evaluation, 0, 0, 4, translate).flatMap(({label, text}) => [label, text]) : []),
  ];
}

/** Symbols, units, and the numbers of other languages' names: the same in every language. */
const isSymbol = (template: string): boolean =>
  template.replace(/\{\d\}/g, '') === '' || /^(?:exp )?[A-Z]+\([A-Z‖]+\)$|^÷ [NΣw]+$|^(?:Brier|argmax)$/.test(template);

describe('what is computed, in German', () => {
  it('has a translation for every sentence that results and troubles can say', () => {
    const missing = new Set<string>();
    const translate: Translate = (template, ...args) => {
      if (!Object.hasOwn(german, template) && !isSymbol(template)) missing.add(template);
      return fill(template, ...args);
    };
    for (const request of requests) shown(request, translate);
    assert.deepEqual([...missing], []);
  });

  it('asks for a translation of every word that it shows', () => {
    const mark: Translate = (template, ...args) =>
      `⟦${template.replace(/\{(\d)\}/g, (_, hole: string) => `⟧${args[Number(hole)]}⟦`)}⟧`;
    const same = /\b(?:nats|bits|hartleys|argmax|undefined|exp|log|NAMES|cat|dog|eel|probs|log_probs|logits|y_prob)\b/g;
    const names = /\b(?:temperature|labelSmoothing|focalGamma|focalAlpha|(?:sample|pos)?[wW]eight)\b/g;
    for (const request of requests) {
      for (const text of shown(request, mark)) {
        const rest = text
          .replace(/⟦[^⟦⟧]*⟧/g, ' ')
          .replace(same, '')
          .replace(names, '');
        assert.doesNotMatch(rest, /[a-z]{3}/i, `${text} of ${JSON.stringify(request)}`);
      }
    }
  });

  it('reads as German', () => {
    const texts = shown(requests[1]!, translator(german));
    assert.ok(texts.includes('3 Klassen · Wahrscheinlichkeiten · Σ = 1.0000 ✓'));
    assert.ok(texts.includes('Klassennamen aus NAMES'));
    const infinite = shown(ask(array([1, 0, 0]), array([1])), translator(german));
    assert.ok(infinite.includes('∞ — q ist 0 für Klasse 1, wo p 1 ist'), infinite.join('\n'));
    const broken = shown(ask(array([0.2, 0.7, 0.2]), array([0])), translator(german));
    assert.ok(broken.includes('Die Zeile hat die Summe 1.1, nicht 1 (+10 %).'), broken.join('\n'));
  });

  it('has a translation for what the reader could not read', () => {
    const texts = [
      '[0.2, , 0.7]',
      '[0.2, x1y, 0.7]',
      '[0.2, 0.7',
      '[[1, 2], [3]]',
      '[[1, 2], [[3], 4]]',
      '[1, ..., 3]',
    ];
    for (const text of texts) {
      const found = readText(text).arrays.flatMap(({diagnostics}) => diagnostics);
      assert.ok(found.length > 0, text);
      for (const {said, message} of found)
        assert.notEqual(phrase(said ?? message, translator(german)), message, message);
    }
  });
});
