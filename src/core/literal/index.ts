/** The reader's entry points: every array of a document, the one under the cursor, a selection, a piece of text. */
export {arrayAt} from './at.ts';
export {dialectOf, findArrays} from './document.ts';
export {languageOfFile} from './extensions.ts';
export {readSelection, readText} from './selection.ts';
