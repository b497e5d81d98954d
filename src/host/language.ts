/** VS Code's display language, for what the core says: the same table as the host's own messages. */
import {l10n} from 'vscode';
import {phrase, type Translate, type Words} from '../core/say.ts';

export const translate: Translate = (template, ...args) => l10n.t(template, ...args);

export const spoken = (words: Words): string => phrase(words, translate);

/** Nothing where the language is English, or one that there is no table for. */
export const translated: {readonly translate?: Translate} = l10n.bundle ? {translate} : {};
