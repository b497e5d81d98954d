/** The reader's entry points: every array of a document, the one under the cursor, a selection, a piece of text. */
export {arrayAt} from './at.ts';
export {languageOfFile} from './dialects.ts';
export {findArrays} from './document.ts';
export {readSelection, readText} from './selection.ts';
