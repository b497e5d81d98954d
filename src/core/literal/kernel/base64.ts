/** Base64 → bytes, since not every engine has a function for it. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function bytesOf(base64: string): Uint8Array {
  const text = base64.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  for (let i = 0, at = 0; i < text.length; i++) {
    bits = (bits << 6) | DIGITS.indexOf(text[i]);
    if (i % 4 !== 0) bytes[at++] = bits >> (6 - 2 * (i % 4)); // 12 bits hold a byte, 18 the next, 24 the third
  }
  return bytes;
}
