/** The lines of a stream, split at line feeds only: JSON may hold other separators inside its strings. */
import {StringDecoder} from 'node:string_decoder';

/** Each line without its end; a last line without one counts. A line may come in any number of pieces. */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  for await (const chunk of stream) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      pieces.push(text.slice(from, end));
      yield pieces.join('');
      pieces = [];
      from = end + 1;
    }
    if (from < text.length) pieces.push(text.slice(from));
  }
  const last = pieces.join('') + decoder.end();
  if (last !== '') yield last;
}
