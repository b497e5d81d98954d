/** Zstandard by a library, for Node before 22.15 and for the web. */
import {Decompress} from 'fzstd';
import type {Begin} from './pushed.ts';

export {decompress as unpackZstd} from 'fzstd';

export const beginZstd: Begin = (take) => new Decompress((chunk) => take(chunk));
