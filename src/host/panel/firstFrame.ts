/**
 * What draws the page's first frame as HTML, and the page's style sheet as text. The desktop's build puts a script of its own in the place of
 * this (scripts/firstFrame.cjs), loaded with the first panel; elsewhere there is none, and the page waits for its own script.
 */
import type {DrawFirstFrame} from '../../protocol.ts';

export interface FrameParts {
  readonly draw: DrawFirstFrame;
  readonly styleSheet: string;
}

export const loadFrameParts = (): FrameParts | undefined => undefined;
