/** Standard output with back-pressure: waits where the reader is slower than we are. */
import {once} from 'node:events';

export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
