/** One workbench for a whole file of tests, with the extension installed from the packaged .vsix as a user would. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {packageVsix} from '../../scripts/lib/packageVsix.mjs';
import {openWorkbench} from '../../scripts/lib/workbench.mjs';

export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;
export interface SessionOptions {
  readonly file?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False: no folder is trusted. */
  readonly trust?: boolean;
  /** VS Code's display language. */
  readonly language?: string;
  readonly viewport?: {readonly width: number; readonly height: number};
}

let vsix: string | undefined;

export async function openSession(options: SessionOptions = {}): Promise<Workbench> {
  vsix ??= packageVsix();
  return openWorkbench({vsix, ...options});
}

/** Keeps a picture under artifacts/, which git ignores. */
export async function picture(workbench: Workbench, name: string): Promise<void> {
  await workbench.page.screenshot({path: path.resolve('artifacts', `${name}.png`)});
}

/** Puts the cursor on the first place of text in a sample, counted as VS Code counts lines and columns, and returns it. */
export async function cursorOn(workbench: Workbench, sample: string, text: string, inside = 1) {
  const lines = readFileSync(path.resolve('samples', sample), 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  const place = {line: index + 1, column: lines[index]!.indexOf(text) + 1 + inside};
  await workbench.focusEditor();
  await workbench.goTo(place.line, place.column);
  return place;
}

export const compute = (workbench: Workbench) => workbench.runCommand('Surprisal: Compute Cross-Entropy');
