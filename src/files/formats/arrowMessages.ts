/**
 * The messages of Arrow's IPC format, one by one, so that a file need not be in memory: each is a length, its description (a
 * FlatBuffer) and a body. Format: arrow.apache.org/docs/format/Columnar.html, "Serialization and Interprocess Communication".
 */

export interface Message {
  /** Schema 1, dictionary 2, record batch 3. */
  readonly type: number;
  /** Bytes of the description and of the body, and where the message begins. */
  readonly at: number;
  readonly headLength: number;
  readonly bodyLength: number;
}

export const SCHEMA = 1;
export const DICTIONARY = 2;
export const BATCH = 3;

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const CONTINUES = 0xffffffff;

/** The longest that the bytes before a description are. */
export const prefixLength = 8;

/** How long the description is, and its prefix (4 bytes before Arrow 0.15); undefined at the end of the stream. */
export function messagePrefix(bytes: Uint8Array): {readonly prefix: number; readonly length: number} | undefined {
  if (bytes.length < 4) return undefined;
  const view = viewOf(bytes);
  const first = view.getUint32(0, true);
  if (first !== CONTINUES) return first === 0 ? undefined : {prefix: 4, length: first};
  const length = bytes.length < 8 ? 0 : view.getUint32(4, true);
  return length === 0 ? undefined : {prefix: 8, length};
}

/** Type of the message and length of its body, from its description: fields 1 and 3 of the table `Message`. */
export function describeMessage(head: Uint8Array): {readonly type: number; readonly bodyLength: number} | undefined {
  const view = viewOf(head);
  try {
    const table = view.getInt32(0, true);
    const fields = table - view.getInt32(table, true);
    const fieldAt = (field: number) =>
      4 + 2 * field < view.getUint16(fields, true) ? view.getUint16(fields + 4 + 2 * field, true) : 0;
    const [type, body] = [fieldAt(1), fieldAt(3)];
    const bodyLength = body === 0 ? 0 : Number(view.getBigInt64(table + body, true));
    return bodyLength < 0 ? undefined : {type: type === 0 ? 0 : view.getUint8(table + type), bodyLength};
  } catch {
    return undefined;
  }
}

const magic = [65, 82, 82, 79, 87, 49]; // ARROW1

/** Where the messages begin: behind the magic of a file, at once in a stream. */
export const messagesAt = (first: Uint8Array): number => (magic.every((byte, i) => first[i] === byte) ? 8 : 0);

/** Feather's first version, which is another format. */
export const isFeather1 = (first: Uint8Array): boolean => [70, 69, 65, 49].every((byte, i) => first[i] === byte);
