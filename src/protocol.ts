/**
 * The two message unions between the extension host and the panel's page, and their decoders.
 * Messages from the host are full snapshots with a revision; messages from the page are intents.
 * Numbers that may be ∞ or NaN never cross as JSON numbers: arrays cross as the text that was read.
 */

import type {EvaluateOptions} from './core/evaluate/types.ts';
import type {Dialect} from './core/literal/types.ts';
import type {Unit} from './core/types.ts';

export const PROTOCOL_VERSION = 1;

export type Role = 'prediction' | 'target';
export type Page = 'calculator' | 'reference';

/** An array as text that the reader understands, plus what its surroundings say. */
export interface SourceArray {
  readonly text: string;
  readonly dialect: Dialect;
  /** The name it is bound to, and "eval.py:14". */
  readonly name?: string;
  readonly label: string;
  /** Shape that the surroundings give it (reshape, tensor2d), where it differs from the literal's own. */
  readonly shape?: readonly number[];
  readonly classNames?: readonly string[];
  /** Names the place in the host's memory; reveal and writeBack intents carry it back. Absent for typed-in text. */
  readonly sourceId?: string;
}

export interface PanelSettings {
  readonly unit: Unit;
  readonly precision: number;
  readonly indexBase: 0 | 1;
}

export interface PanelState {
  readonly page: Page;
  readonly prediction?: SourceArray;
  readonly target?: SourceArray;
  /** Other arrays nearby that would fit as target, best first. */
  readonly targetCandidates: readonly SourceArray[];
  readonly options: EvaluateOptions;
  readonly settings: PanelSettings;
  /** Anchor in the reference to scroll to. */
  readonly anchor?: string;
  /** Why there is no array, where a command found none: "no numbers in the selection (line 3)". */
  readonly notice?: string;
}

export type HostMessage = {
  readonly type: 'state';
  readonly version: number;
  readonly revision: number;
  readonly state: PanelState;
};

export type PanelIntent =
  | {readonly type: 'ready'; readonly version: number}
  | {readonly type: 'reveal'; readonly sourceId: string; readonly element?: number}
  | {readonly type: 'writeBack'; readonly sourceId: string; readonly text: string}
  | {readonly type: 'setUnit'; readonly unit: Unit}
  | {readonly type: 'setIndexBase'; readonly indexBase: 0 | 1}
  | {readonly type: 'copy'; readonly text: string; readonly what: string}
  | {readonly type: 'save'; readonly name: string; readonly base64: string}
  | {readonly type: 'openReference'; readonly anchor: string}
  | {readonly type: 'openCalculator'; readonly text: string; readonly target?: string}
  | {readonly type: 'persist'; readonly state: PanelState}
  | {readonly type: 'report'; readonly message: string};
