/** "Explain a number": the fingerprints of stuck and mistaken losses, by the digits that were typed. */
import assert from 'node:assert/strict';
import {explainLoss, readTyped} from '../../../src/core/conventions/explainLoss.ts';
import {evaluate} from '../../../src/core/evaluate/index.ts';

const ids = (loss: string, numClasses?: number): readonly string[] =>
  explainLoss({loss, ...(numClasses ? {numClasses} : {})}).map((h) => h.id);

const first = (loss: string, numClasses?: number): string | undefined => ids(loss, numClasses)[0];

describe('explain a number', () => {
  const table = [
    ['2.3026', 10, 'chance'],
    ['6.908', 1000, 'chance'],
    ['0.6931', 2, 'chance'],
    ['0.6931', 10, 'chance-binary'],
    ['3.3219', 10, 'chance-bits'],
    ['0.3133', 2, 'double-softmax-floor'],
    ['0.5514', 3, 'double-softmax-floor'],
    ['1.4612', 10, 'double-softmax-floor'],
    ['3.6222', 100, 'double-softmax-floor'],
    ['2.4612', 10, 'double-softmax-ceiling'],
    ['100', undefined, 'cap-100'],
    ['36.0437', undefined, 'cap-float64'],
    ['16.1181', undefined, 'cap-1e-7'],
    ['15.9424', undefined, 'cap-float32'],
    ['6.9315', undefined, 'cap-float16'],
    ['20.7233', undefined, 'cap-1e-9'],
    ['0.5003', 10, 'smoothing-floor'],
    ['-0.82', undefined, 'probabilities-into-nll'],
    ['nan', undefined, 'nan'],
    ['inf', undefined, 'infinite'],
  ] as const;
  for (const [loss, k, id] of table) {
    it(`${loss}${k ? ` among ${k} classes` : ''} is ${id}`, () => {
      const found = ids(loss, k);
      assert.ok(found.includes(id), `${found}`);
    });
  }

  it('asks for the digits that were typed', () => {
    assert.equal(first('2.30', 10), 'chance');
    assert.ok(!ids('2.35', 10).includes('chance'));
    assert.ok(ids('2.3', 10).includes('chance'));
    assert.deepEqual(readTyped('2.30'), {value: 2.3, tolerance: 0.005});
    assert.deepEqual(readTyped('1e2'), {value: 100, tolerance: 50});
    assert.equal(readTyped('two'), undefined);
  });

  it('finds the number of classes that nobody said, where the digits leave one', () => {
    assert.equal(explainLoss({loss: '2.3026'})[0]?.title, 'chance: ln 10');
    assert.equal(explainLoss({loss: '6.9078'})[0]?.title, 'chance: ln 1000');
    assert.ok(!ids('10.82').includes('chance')); // ln 50011 as well as ln 50012
    assert.ok(!ids('2.3026', 7).includes('chance'));
  });

  it('has nothing to say where nothing agrees, and never throws', () => {
    assert.deepEqual(ids('1.2345', 7), []);
    assert.deepEqual(ids('', 10), []);
    assert.deepEqual(ids('1.2.3'), []);
  });

  it('compares with the exact evaluation: bits, sum, perplexity, denominators', () => {
    const evaluation = evaluate({
      prediction: {values: [0.2, 0.7, 0.1, 0.5, 0.3, 0.2], shape: [2, 3]},
      target: {values: [1, 0], shape: [2]},
    });
    assert.ok(evaluation.ok && evaluation.loss);
    const nats = evaluation.loss.value;
    const found = (x: number): readonly string[] => explainLoss({loss: x.toFixed(6), evaluation}).map((h) => h.id);
    assert.ok(found(nats).includes('exact'));
    assert.ok(found(nats / Math.LN2).includes('bits'));
    assert.ok(found(nats / Math.LN10).includes('hartleys'));
    assert.ok(found(2 * nats).includes('sum'));
    assert.ok(found(Math.exp(nats)).includes('perplexity'));
    assert.ok(found(nats / 2).includes('half'));
    assert.ok(found(nats / 3).includes('mean-over-elements'));
    assert.ok(found(-nats).includes('negated'));
  });
});
