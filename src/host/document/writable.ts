/** Which documents may be changed: VS Code lets an extension change even one that is only to be read (an older revision, a virtual one). */
import {type Uri, workspace} from 'vscode';

/** Schemes whose documents can be changed though no file system stands behind them. */
const IN_MEMORY: ReadonlySet<string> = new Set(['untitled', 'vscode-notebook-cell']);

export const isWritable = ({scheme}: Uri): boolean =>
  IN_MEMORY.has(scheme) || workspace.fs.isWritableFileSystem(scheme) === true;
