/** A long document read in steps: so many characters first, then as if more had been typed. */
import {located, type ReadArrays, type Reading, readAgain, readWhole} from './reading.ts';
import type {SourceLanguage} from './tokens.ts';

/** Characters read between two pauses: a few milliseconds' worth; of a very long document a sixteenth. */
const STEP = 32_768;
const MOST_STEPS = 16;

export function* readInSteps(text: string, language: SourceLanguage, readArrays: ReadArrays): Generator<void, Reading> {
  const step = Math.max(STEP, Math.ceil(text.length / MOST_STEPS));
  const first = text.slice(0, lineEnd(text, step));
  let reading = readWhole(first, language, located(readArrays(first), 0));
  while (reading.text.length < text.length) {
    yield;
    const {length} = reading.text;
    const to = isOneStatement(reading, step) ? text.length : lineEnd(text, length + step);
    reading = readAgain(reading, text.slice(0, to), readArrays);
  }
  return reading;
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** Nothing began at the margin in the last step: the next would read it all again. */
function isOneStatement({text, tokens: {first, indent, parent, start, count}}: Reading, step: number): boolean {
  for (let i = count - 1; i >= 0 && start[i]! > text.length - step; i--)
    if (first[i] === 1 && indent[i] === 0 && parent[i]! < 0) return false;
  return true;
}
