/** What follows the first frame, as a script of its own: the reader of any text, and all that stands below the result. */
import {readText} from '../core/literal/index.ts';
import {takeBelow} from './calc/below.ts';
import {tools} from './calc/tools.ts';
import {work} from './calc/work.ts';
import {takeReader} from './state/reader.ts';

takeReader(readText);
takeBelow(work, tools);
