/** `compute`: one JSON request a line on standard input, one JSON response a line on standard output, in order. */
import {createInterface} from 'node:readline';
import {answerLine} from '../core/compute/index.ts';
import {write} from './output.ts';

export async function compute(): Promise<number> {
  const lines = createInterface({input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY});
  for await (const line of lines) {
    const response = answerLine(line);
    if (response !== undefined) await write(`${response}\n`);
  }
  return 0;
}
