/** Line-oriented forms; until they land, none is recognised. */
import type {BlockReader, LooseReader} from './types.ts';

export const readBlocks: BlockReader = () => [];

export const readLoose: LooseReader = () => [];
