/** Shared by both extension hosts: collects what mocha reports and leaves it as result.json beside the workspace. */
import * as vscode from 'vscode';

export interface HostTest {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'pending';
  readonly milliseconds: number;
  readonly error?: string;
}

interface RunnableTest {
  readonly duration?: number | undefined;
  fullTitle(): string;
}

/** What mocha's run returns, in its Node and in its browser build. */
export interface Runner {
  on(event: string, listener: (test: RunnableTest, error?: Error) => void): unknown;
}

/** Fills the returned list while the runner runs. */
function collect(runner: Runner): readonly HostTest[] {
  const tests: HostTest[] = [];
  const add = (state: HostTest['state']) => (test: RunnableTest, error?: Error) => {
    const detail = error === undefined ? {} : {error: error.stack ?? String(error)};
    tests.push({title: test.fullTitle(), state, milliseconds: test.duration ?? 0, ...detail});
  };
  runner.on('pass', add('passed'));
  runner.on('pending', add('pending'));
  runner.on('fail', add('failed'));
  return tests;
}

/** Works in both hosts, since it goes through the workspace's own file system. */
async function leave(tests: readonly HostTest[]): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The tests need a workspace folder.');
  const file = vscode.Uri.joinPath(folder.uri, '..', 'result.json');
  const host = 'WorkerGlobalScope' in globalThis ? 'web worker' : 'node';
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({host, tests})));
}

/** VS Code starts tests before it activates extensions that wait for the end of its own start. */
async function activate(): Promise<void> {
  await vscode.extensions.getExtension('surprisal.surprisal')?.activate();
}

/** Runs, leaves the result, and rejects if a test failed, as the extension host expects of run(). */
export async function finish(start: (done: (failures: number) => void) => Runner): Promise<void> {
  await activate();
  let tests: readonly HostTest[] = [];
  const failures = await new Promise<number>((resolve) => {
    tests = collect(start(resolve));
  });
  await leave(tests);
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
