/** One workbench for a whole file of tests, with the extension installed from the packaged .vsix as a user would. */
import path from 'node:path';
import {packageVsix} from '../../scripts/lib/packageVsix.mjs';
import {openWorkbench} from '../../scripts/lib/workbench.mjs';

export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;
export interface SessionOptions {
  readonly file?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
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
