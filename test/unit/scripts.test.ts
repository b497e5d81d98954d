/** The scripts behind npm start and npm test: what they count, and the sentences that they fail with. */
import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {hasScreen} from '../../scripts/lib/desktop.mjs';
import {requireNode} from '../../scripts/lib/prepare.mjs';
import {runLayer, settle} from '../../scripts/lib/runLayer.mjs';

const HALF_A_SECOND = 1 / 120;

/** Runs a script of one line as a layer of its own. */
function layer(name: string, source: string, minutes = 1) {
  const file = path.resolve('out/layers', `${name}.mjs`);
  mkdirSync(path.dirname(file), {recursive: true});
  writeFileSync(file, `import {writeFileSync as w} from 'node:fs';\n${source}\n`);
  return runLayer({name: `probe-${name}`, script: [file], minutes});
}
const leave = (counts: object) => `w(process.env.SURPRISAL_COUNTS, ${JSON.stringify(JSON.stringify(counts))});`;

describe('a layer of npm test', () => {
  it('counts what it says', async () => {
    const {status, passed, failed} = await layer('good', leave({passed: 3, failed: 0}));
    assert.deepEqual({status, passed, failed}, {status: 0, passed: 3, failed: 0});
  });

  it('that crashes after good tests is one failure', async () => {
    const {passed, failed} = await layer('crash', `${leave({passed: 3, failed: 0})} process.exit(3);`);
    assert.deepEqual({passed, failed}, {passed: 3, failed: 1});
  });

  it('that is killed is one failure', async () => {
    const {status, failed} = await layer('killed', "process.kill(process.pid, 'SIGKILL');");
    assert.deepEqual({status, failed}, {status: 'ended by SIGKILL', failed: 1});
  });

  it('that hangs is stopped, with its children, and is one failure', async () => {
    const {status, failed} = await layer('hang', 'setInterval(() => {}, 1000);', HALF_A_SECOND);
    assert.match(String(status), /^stopped after/);
    assert.equal(failed, 1);
  });

  it('that runs no test is one failure', () => {
    assert.deepEqual(settle(undefined, 0), {
      passed: 0,
      failed: 1,
      pending: 0,
      failures: ['the run itself ended with 0 after 0 tests'],
    });
    assert.deepEqual(settle({passed: 0, failed: 0, pending: 4}, 0), {
      passed: 0,
      failed: 1,
      pending: 4,
      failures: ['the run itself ended with 0 after 0 tests'],
    });
  });

  it('does not count a counted failure twice', () => {
    assert.deepEqual(settle({passed: 5, failed: 2, pending: 0, failures: ['a', 'b']}, 1), {
      passed: 5,
      failed: 2,
      pending: 0,
      failures: ['a', 'b'],
    });
  });
});

describe('set-up', () => {
  it('refuses an old Node with a sentence that tells how to mend it', () => {
    assert.throws(() => requireNode('18.20.1'), /Node 20\.19 or newer is needed and this is 18\.20\.1: install/);
    assert.throws(() => requireNode('20.18.3'), /Node 20\.19/);
    for (const version of ['20.19.0', '22.0.0', '24.21.0']) assert.doesNotThrow(() => requireNode(version));
  });

  it('opens no window where none could be seen', () => {
    assert.equal(hasScreen({}, 'linux'), false);
    assert.equal(hasScreen({DISPLAY: ':0'}, 'linux'), true);
    assert.equal(hasScreen({DISPLAY: ':0', CI: 'true'}, 'linux'), false);
    assert.equal(hasScreen({DISPLAY: ':0', VSCODE_IPC_HOOK_CLI: '/x'}, 'linux'), false);
    assert.equal(hasScreen({}, 'darwin'), true);
  });
});
