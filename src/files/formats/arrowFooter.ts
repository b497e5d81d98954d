/**
 * The footer of an Arrow file: the schema, and where the dictionaries and record batches lie. A small file of some of them is made
 * by the same footer with other places in it. Format: arrow.apache.org/docs/format/Columnar.html, "IPC File Format"; File.fbs.
 */
import {BATCH, DICTIONARY, type Message, viewOf} from './arrowMessages.ts';

/** Length of the footer and the magic behind it. */
export const tailLength = 10;

const magic = [65, 82, 82, 79, 87, 49]; // ARROW1
const blockLength = 24; // offset, 8; length of the description, 4 and 4 unused; length of the body, 8
const dictionaryField = 2;
const batchField = 3;

/** The footer's length from the file's last bytes; undefined where they are no end of an Arrow file. */
export function footerLength(tail: Uint8Array, fileSize: number): number | undefined {
  if (tail.length < tailLength || magic.some((byte, i) => tail[4 + i] !== byte)) return undefined;
  const length = viewOf(tail).getInt32(0, true);
  return length > 0 && length + tailLength + 8 <= fileSize ? length : undefined;
}

interface Vector {
  readonly at: number;
  readonly count: number;
}

/** Where the vector of a field of the table `Footer` lies; it is empty where there is none. */
function vectorOf(footer: Uint8Array, field: number): Vector {
  const view = viewOf(footer);
  const table = view.getInt32(0, true);
  const fields = table - view.getInt32(table, true);
  const place = 4 + 2 * field < view.getUint16(fields, true) ? view.getUint16(fields + 4 + 2 * field, true) : 0;
  if (place === 0) return {at: 0, count: 0};
  const at = table + place + view.getInt32(table + place, true);
  const count = view.getInt32(at, true);
  if (count < 0 || at + 4 + count * blockLength > footer.length) throw new RangeError('the footer is broken');
  return {at, count};
}

/** Dictionaries, then batches, in their order. Throws a RangeError where the footer is broken. */
export function footerMessages(footer: Uint8Array): readonly Message[] {
  const view = viewOf(footer);
  return [dictionaryField, batchField].flatMap((field) => {
    const {at, count} = vectorOf(footer, field);
    return Array.from({length: count}, (_, i) => {
      const block = at + 4 + i * blockLength;
      return {
        type: field === batchField ? BATCH : DICTIONARY,
        at: Number(view.getBigInt64(block, true)),
        headLength: view.getInt32(block + 8, true),
        bodyLength: Number(view.getBigInt64(block + 16, true)),
      };
    });
  });
}

/** A file of these dictionaries and at most one batch, with the schema of the footer. */
export function smallFile(
  footer: Uint8Array,
  dictionaries: readonly Uint8Array[],
  batch: Uint8Array | undefined,
): Uint8Array {
  const parts = batch ? [...dictionaries, batch] : dictionaries;
  const places: number[] = [];
  let at = 8;
  for (const part of parts) {
    places.push(at);
    at += Math.ceil(part.length / 8) * 8;
  }
  const file = new Uint8Array(at + footer.length + tailLength);
  file.set(magic);
  for (const [i, part] of parts.entries()) file.set(part, places[i]!);
  file.set(replaced(footer, places, dictionaries.length), at);
  viewOf(file).setInt32(at + footer.length, footer.length, true);
  file.set(magic, file.length - magic.length);
  return file;
}

/** The footer with other places, and as many blocks as there are. */
function replaced(footer: Uint8Array, places: readonly number[], dictionaries: number): Uint8Array {
  const copy = footer.slice();
  const view = viewOf(copy);
  const put = (field: number, own: readonly number[]) => {
    const {at, count} = vectorOf(footer, field);
    if (count > 0) view.setInt32(at, own.length, true);
    for (const [i, place] of own.entries()) view.setBigInt64(at + 4 + i * blockLength, BigInt(place), true);
  };
  put(dictionaryField, places.slice(0, dictionaries));
  put(batchField, places.slice(dictionaries));
  return copy;
}
