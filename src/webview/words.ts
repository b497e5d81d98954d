/** The page's words in VS Code's display language: the table comes with the page, and English needs none. */
import {fill, phrase, type Translate, translator, type Words} from '../core/say.ts';

let said: Translate | undefined;

export const translate: Translate = (text, ...args) => (said ?? fill)(text, ...args);

export const spoken = (words: Words): string => phrase(words, translate);

/** For the core's view models and drawings. */
export const inLanguage = (): {readonly translate?: Translate} => (said ? {translate: said} : {});

/** Takes the table from the page's root, before anything is drawn. */
export function takeWords(root: Element): void {
  const text = root.getAttribute('data-words');
  root.removeAttribute('data-words');
  if (text) speak(JSON.parse(text) as Readonly<Record<string, string>>);
}

/** Speaks the language of the table, or English. */
export function speak(table: Readonly<Record<string, string>> | undefined): void {
  said = table && translator(table);
}
