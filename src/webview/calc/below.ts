/** What stands below the result. Its views come with the script that follows the first frame (src/webview/rest.ts). */
import type {Child} from '../dom/vnode.ts';
import type {Context} from './context.ts';

type View = (context: Context) => Child;

let views: readonly View[] = [];

export function takeBelow(...taken: readonly View[]): void {
  views = taken;
}

export const below = (context: Context): readonly Child[] => views.map((view) => view(context));
