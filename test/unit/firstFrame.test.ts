/** The panel's first frame as the build has it (dist/firstFrame.js, on the host's core and a part of KaTeX) is what its source draws. */
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import path from 'node:path';
import type {DrawFirstFrame, PanelState} from '../../src/protocol.ts';
import {firstFrame} from '../../src/webview/firstFrame.ts';

const built: {readonly firstFrame: DrawFirstFrame} = createRequire(import.meta.url)(path.resolve('dist/firstFrame.js'));

const state = (prediction: string, target?: string, more: Partial<PanelState> = {}): PanelState => ({
  page: 'calculator',
  prediction: {text: prediction, dialect: 'python', name: 'probs', label: 'eval.py:14'},
  ...(target !== undefined && {target: {text: target, dialect: 'python', name: 'y', label: 'eval.py:12'}}),
  targetCandidates: [],
  options: {},
  settings: {unit: 'nats', precision: 4, indexBase: 0},
  ...more,
});

const states: Readonly<Record<string, PanelState>> = {
  'one example': state('[0.2, 0.7, 0.1]', '[0, 1, 0]'),
  'a soft target in bits': state('[0.2, 0.8]', '[0.5, 0.5]', {settings: {unit: 'bits', precision: 6, indexBase: 1}}),
  logits: state('[[2.0, 0.5, -1.0], [0.0, 1.0, 3.5]]', '[0, 2]'),
  'several labels': state('[[0.9, 0.2, 0.6], [0.1, 0.8, 0.5]]', '[[1, 0, 1], [0, 1, 1]]'),
  'binary logits': state('[1.5, -0.5]', '[1, 0]', {options: {task: 'binary'}}),
  options: state('[2, -1, 0.5]', '0', {
    options: {temperature: 2, labelSmoothing: 0.1, focalGamma: 2, weight: [1, 2, 3]},
  }),
  'an infinite loss': state('[1, 0]', '[0.5, 0.5]'),
  'what needs the reader': state('np.array([1/2, 1/4, 1/4])', '2  # the last'),
  'what cannot be read': state('[0.5, oops, 0.25]', '[1, 2'),
  'no target': state('[0.5, 0.5]'),
  nothing: {...state(''), notice: 'No array here.'},
};

describe('the first frame', () => {
  for (const [name, panel] of Object.entries(states)) {
    it(`is in the build what it is in the source: ${name}`, () => {
      const frame = firstFrame(panel, undefined);
      assert.ok(frame !== undefined && frame.html.length > 500);
      assert.deepEqual(built.firstFrame(panel, undefined), frame);
    });
  }

  it('speaks the language of the table, and English again without one', () => {
    const panel = states['one example']!;
    const german = built.firstFrame(panel, {target: 'Ziel'});
    assert.match(german?.html ?? '', />Ziel</);
    assert.deepEqual(german, firstFrame(panel, {target: 'Ziel'}));
    assert.doesNotMatch(built.firstFrame(panel, undefined)?.html ?? '', /Ziel/);
  });

  it('has no style attribute, no handler and no text that is markup', () => {
    const hostile = '"><script>1</script><b style="color:red" onclick="1">';
    const panel = state('[0.5, 0.5]', '0', {notice: hostile});
    const named = {...panel, prediction: {...panel.prediction!, name: hostile, label: hostile}};
    const {html = ''} = built.firstFrame(named, undefined) ?? {};
    assert.doesNotMatch(html, /<script|<b |<[^>]* style=|<[^>]* on\w+=/);
    assert.match(html, /&lt;script&gt;/);
  });

  it('leaves other pages to their script', () => {
    assert.equal(built.firstFrame(state('[0.5, 0.5]', '0', {page: 'reference'}), undefined), undefined);
  });
});
