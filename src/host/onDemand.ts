/** What a command or chat asks for once in a while: on the desktop a script of its own, loaded with the first of them. */
export {copyResult} from './commands/copy.ts';
export {insertSnippet} from './commands/insertSnippet.ts';
export {tools} from './tools/table.ts';
