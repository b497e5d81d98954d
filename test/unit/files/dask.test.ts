/** evaluate --dask beside its cluster: the driver's lines, parts in any order, shards that do not belong together, named errors. */
import assert from 'node:assert/strict';
import {chmodSync, readFileSync} from 'node:fs';
import {DaskPartials} from '../../../src/cli/daskPartials.ts';
import {type DaskEvent, daskEvent, daskMessage} from '../../../src/files/node/daskEvents.ts';
import {fromPartial, toPartial} from '../../../src/files/partial.ts';
import {buildCommand, command, csvText, folderOf} from './fixtures.ts';

const file = folderOf();
const [head, ...rows] = csvText.trim().split('\n');
const shardText = (from: number, to: number) => `${[head, ...rows.slice(from, to)].join('\n')}\n`;
const resultOf = (index: number, shard: string): DaskEvent => {
  const {out, err} = command('partial', shard);
  return {type: 'result', index, shard, partial: out, message: err.trim()};
};

describe('dask: lines of the driver', () => {
  it('are events, and whatever else is printed is none', () => {
    assert.deepEqual(daskEvent('{"type":"done"}'), {type: 'done'});
    assert.deepEqual(daskEvent('{"type":"progress","done":1,"total":2}'), {type: 'progress', done: 1, total: 2});
    for (const line of [
      '',
      'a warning',
      '[]',
      'null',
      '{"type":"toString"}',
      '{"type":"progress","done":"1","total":2}',
    ])
      assert.equal(daskEvent(line), undefined, line);
  });

  it('of an error say what to do', () => {
    assert.match(
      daskMessage('worker-without-node', 'the worker tcp://h:1 has no node'),
      /^worker-without-node: .*node\. Install Node/,
    );
    assert.equal(daskMessage('other', 'so.'), 'other: so.');
  });
});

describe('dask: parts', () => {
  before(buildCommand);

  it('give one report in whatever order they come', () => {
    const shards = [0, 1, 2, 3].map((i) => file(`s${i}.csv`, shardText(50 * i, 50 * i + 50)));
    const whole = JSON.parse(command('partial', ...shards).out);
    for (const order of [
      [0, 1, 2, 3],
      [3, 1, 0, 2],
      [2, 3, 1, 0],
    ]) {
      const partials = new DaskPartials();
      for (const i of order) partials.take(resultOf(i, shards[i]!));
      partials.take({type: 'done'});
      const {breakdown, reasons, plan, failures} = partials.end();
      assert.deepEqual(JSON.parse(JSON.stringify({...toPartial(breakdown!), reasons, plan})), whole);
      assert.deepEqual(failures, []);
    }
  });

  it('that are missing are told in the order of the shards, and the others are reported', () => {
    const good = file('good.csv', shardText(0, 100));
    const partials = new DaskPartials();
    partials.take({type: 'unmatched', index: 2, shard: 'z*.csv'});
    partials.take(resultOf(1, 'none.csv'));
    partials.take({type: 'unreadable', index: 0, shard: 'heavy.csv', message: 'KilledWorker'});
    partials.take(resultOf(2, good));
    partials.take({type: 'failed', code: 'no-workers', message: 'gone'});
    const {breakdown, failures} = partials.end();
    assert.equal(breakdown?.valid, 100);
    assert.deepEqual(
      failures.map((failure) => failure.split(/[:,] /).slice(0, 2).join(' ')),
      [
        'heavy.csv shard-failed',
        'none.csv there is no such file',
        'z*.csv no-match',
        'no-workers gone. Start some with "dask worker ADDRESS"',
      ],
    );
  });

  it('of other classes, names, orders or bases are named, not merged', () => {
    const first = resultOf(0, file('first.csv', shardText(0, 20)));
    const others = {
      'two.csv': 'a,b,label\n0.5,0.5,1\n',
      'order.csv': 'b,a,c,label\n0.5,0.25,0.25,1\n',
      'base.csv': 'a,b,c,label\n0.5,0.25,0.25,3\n0.5,0.25,0.25,1\n',
      'logits.csv': 'a,b,c,label\n5,-3,0.25,1\n',
    };
    for (const [name, text] of Object.entries(others)) {
      const partials = new DaskPartials();
      partials.take(first);
      partials.take(resultOf(1, file(name, text)));
      const {breakdown, failures} = partials.end();
      assert.equal(breakdown?.rows, 20, name);
      assert.match(failures.join('\n'), new RegExp(`${name}: classes-differ: the parts differ: `));
      const both = command('evaluate', file('first.csv', shardText(0, 20)), file(name, text));
      assert.deepEqual([both.status, /the parts differ/.test(both.err)], [2, true], name);
    }
  });

  it('that are no partial of this version are told', () => {
    const partials = new DaskPartials();
    partials.take({type: 'result', index: 0, shard: 'x.csv', partial: '{"format":"other"}', message: ''});
    assert.match(partials.end().failures[0]!, /^x\.csv: shard-failed: not a partial of this version/);
  });

  it('labels that are class names count like numbers from 0', () => {
    const named = file('named.csv', 'cat,dog,label\n0.5,0.5,dog\n0.25,0.75,cat\n');
    const part = fromPartial(JSON.parse(command('partial', named).out));
    part.merge(fromPartial(JSON.parse(command('partial', file('n.csv', 'cat,dog,label\n0.5,0.5,1\n')).out)));
    assert.equal(part.rows, 3);
  });
});

describe('dask: the command without a cluster', () => {
  const refused = (...args: readonly string[]) => {
    const {status, out, err} = command('evaluate', '--dask', 'tcp://127.0.0.1:1', ...args);
    assert.deepEqual([status, out], [2, '']);
    return err;
  };
  const python = (name: string, body: string) => {
    const at = file(name, `#!/bin/sh\n${body}\n`);
    chmodSync(at, 0o755);
    return ['--python', at, 'a.csv'];
  };

  it('names what is missing', () => {
    assert.match(refused('a.csv', '--python', '/nowhere/python3'), /^no-python: .*Install Python 3/);
    assert.match(refused(...python('old', 'echo trouble >&2; exit 3')), /^driver-failed: .*status 3: trouble/);
    assert.match(refused(), /name at least one file/);
    assert.match(refused('a.csv', '--against', 'b.csv'), /--against .* not possible with --dask/);
    assert.match(refused('a.csv', '--timeout', 'soon'), /--timeout is a number/);
    assert.match(refused('a.csv', '--kind', 'guess'), /--kind is one of/);
  });

  it('gives the driver the job, and prints its progress where that is asked for', () => {
    const job = file('job.json', '');
    const told = [
      'noise',
      '{"type":"progress","done":0,"total":1}',
      '{"type":"failed","code":"no-workers","message":"none"}',
    ];
    const body = [`read -r job; echo "$job" > ${job}`, ...told.map((line) => `echo '${line}'`)].join('\n');
    const err = refused(...python('driver', body), '--progress', '--label=y', '--no-header', '--delimiter=;');
    assert.match(err, /^\{"type":"progress","done":0,"total":1\}\nno-workers: none\. Start some/);
    const {scheduler, shards, options, timeout} = JSON.parse(readFileSync(job, 'utf8'));
    assert.deepEqual([scheduler, shards, timeout], ['tcp://127.0.0.1:1', ['a.csv'], 30]);
    assert.deepEqual(options, ['--label=y', '--delimiter=;', '--no-header', '--workers=1']);
  });
});
