/** What a rule says, in VS Code's display language. */
import {l10n} from 'vscode';
import {phrase, type Said} from '../../core/say.ts';

export const spoken = (said: Said): string => phrase(said, (template, ...args) => l10n.t(template, ...args));
