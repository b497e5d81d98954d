/** Messages are decoded from unknown: what is not of the protocol is refused, odd fields fall back. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decodeHostMessage,
  decodePanelIntent,
  decodePanelState,
  type PanelIntent,
  type PanelState,
  PROTOCOL_VERSION,
} from '../../../src/protocol.ts';

const state: PanelState = {
  page: 'calculator',
  prediction: {
    text: '[0.2, 0.7, 0.1]',
    dialect: 'python',
    label: 'eval.py:14',
    name: 'probs',
    shape: [3],
    columnMajor: true,
    classNames: ['cat', 'dog', 'rabbit'],
    sourceId: 'source-1',
    origin: {uri: 'file:///eval.py', start: 8, end: 23},
  },
  target: {text: '[0, 1, 0]', dialect: 'python', label: 'eval.py:15'},
  targetCandidates: [{text: '[1]', dialect: 'python', label: 'eval.py:16'}],
  options: {predictionKind: 'probabilities', indexBase: 1, weight: [1, 2, 3], labelSmoothing: 0.1},
  settings: {unit: 'bits', precision: 6, indexBase: 1},
  anchor: 'binary',
  notice: 'no numbers in the selection (line 3)',
};

const intents: readonly PanelIntent[] = [
  {type: 'ready', version: PROTOCOL_VERSION},
  {type: 'reveal', sourceId: 'source-1', element: 2},
  {type: 'reveal', sourceId: 'source-1'},
  {type: 'writeBack', sources: [{sourceId: 'source-1', text: '[0.5, 0.5]'}]},
  {type: 'setUnit', unit: 'bits'},
  {type: 'setIndexBase', indexBase: 1},
  {type: 'copy', text: 'x', what: 'Markdown'},
  {type: 'save', name: 'chart.png', base64: 'AA=='},
  {type: 'openReference', anchor: 'binary'},
  {type: 'openCalculator', text: '[1, 2]', target: '[0]'},
  {type: 'openCalculator', text: '[1, 2]', kind: 'logits'},
  {type: 'persist', state},
  {type: 'report', message: 'oops'},
  {type: 'stopReading'},
  {
    type: 'readAgain',
    mapping: {labelColumn: 'y', predictionColumns: [0, 'b'], kind: 'logits', indexBase: 1, header: true},
  },
  {type: 'revealRow', file: 'a.csv', row: 3, line: 5},
  {type: 'revealRow', file: 'a.npy', row: 0},
  {type: 'compareWith'},
];

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('protocol', () => {
  it('reads a whole state back from JSON', () => assert.deepEqual(decodePanelState(overTheWire(state)), state));

  it('reads a snapshot back from JSON and refuses another version', () => {
    const message = {type: 'state', version: PROTOCOL_VERSION, revision: 3, state} as const;
    assert.deepEqual(decodeHostMessage(overTheWire(message)), message);
    assert.equal(decodeHostMessage({...message, version: PROTOCOL_VERSION + 1}), undefined);
    assert.equal(decodeHostMessage({...message, revision: -1}), undefined);
  });

  for (const intent of intents) {
    it(`reads back: ${JSON.stringify(intent).slice(0, 60)}`, () =>
      assert.deepEqual(decodePanelIntent(overTheWire(intent)), intent));
  }

  it('drops options that do not fit and keeps the others', () => {
    const options = {predictionKind: 'odd', indexBase: 7, labelSmoothing: null, weight: [1, null], temperature: 2};
    assert.deepEqual(decodePanelState({...state, options})?.options, {temperature: 2});
  });

  it('never throws and takes no property of Object.prototype for a message', () => {
    assert.equal(decodePanelIntent({type: 'toString'}), undefined);
    assert.equal(decodePanelIntent({type: '__proto__'}), undefined);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        decodePanelIntent(value);
        decodeHostMessage(value);
        decodePanelState(value);
      }),
    );
  });
});
