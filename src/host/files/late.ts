/** The only part of this folder that is loaded at the start: it loads the others when they are first needed. */
import type {ExtensionContext} from 'vscode';
import type {Handler} from '../commands/table.ts';
import type {Panels} from '../panel/panels.ts';
import type {Reports} from './index.ts';

/** One `Reports` for the extension's life. */
export function lateReports(extension: ExtensionContext, panels: () => Panels): () => Promise<Reports> {
  let loaded: Promise<Reports> | undefined;
  return () => {
    loaded ??= import('./index.ts').then(({createReports}) => createReports(extension, panels()));
    return loaded;
  };
}

export const evaluateFile: Handler = async ({reports}, ...args) => {
  const {evaluateFile: run} = await import('./index.ts');
  return run(await reports(), ...args);
};

export const comparePredictionsFiles: Handler = async ({reports}, ...args) => {
  const {comparePredictionsFiles: run} = await import('./index.ts');
  return run(await reports(), ...args);
};

export const evaluateWithDask: Handler = async ({reports, extension}, ...args) => {
  const {evaluateWithDask: run} = await import('./index.ts');
  return run(await reports(), extension, ...args);
};
