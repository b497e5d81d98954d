/** The lesson: its sections in order. */
import {sectionA} from './sectionA.ts';
import {sectionB} from './sectionB.ts';
import {sectionC} from './sectionC.ts';
import {sectionD} from './sectionD.ts';
import {sectionE} from './sectionE.ts';
import {sectionF} from './sectionF.ts';
import type {Section} from './types.ts';

export const lesson: readonly Section[] = [sectionA, sectionB, sectionC, sectionD, sectionE, sectionF];
