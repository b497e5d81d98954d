/** `compute`: one JSON request a line on standard input, one JSON response a line on standard output, in order. */
import {answerLine} from '../core/compute/index.ts';
import {readLines} from './lines.ts';
import {write} from './output.ts';

export async function compute(): Promise<number> {
  for await (const line of readLines(process.stdin)) {
    const response = answerLine(line);
    if (response !== undefined) await write(`${response}\n`);
  }
  return 0;
}
