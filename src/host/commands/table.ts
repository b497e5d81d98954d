/** Every command: its id in the manifest and its handler. */

import {comparePredictionsFiles, evaluateFile, evaluateWithDask} from '../files/late.ts';
import type {Services} from '../services.ts';
import type {CommandId} from '../surfaces.ts';
import {copyResult} from './copy.ts';
import {insertSnippet} from './insertSnippet.ts';
import {normalize} from './normalize.ts';
import {compute, openCalculator, openReference} from './open.ts';
import {toggleHover, toggleInlineHints} from './toggles.ts';

export type Handler = (services: Services, ...args: readonly unknown[]) => unknown;

export const commands: Readonly<Record<CommandId, Handler>> = {
  'surprisal.compute': compute,
  'surprisal.openCalculator': openCalculator,
  'surprisal.openReference': openReference,
  'surprisal.normalize': normalize,
  'surprisal.copyResult': copyResult,
  'surprisal.insertSnippet': insertSnippet,
  'surprisal.evaluateFile': evaluateFile,
  'surprisal.comparePredictionsFiles': comparePredictionsFiles,
  'surprisal.evaluateWithDask': evaluateWithDask,
  'surprisal.toggleHover': toggleHover,
  'surprisal.toggleInlineHints': toggleInlineHints,
};
