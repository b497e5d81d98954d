/** Names split into their words: `yTrue`, `y_true`, `Y_TRUE`, `self.yTrue` → ['y', 'true']. */
import {isDigit} from '../literal/blocks/chars.ts';

const isLower = (c: number): boolean => c >= 97 && c <= 122;
const isUpper = (c: number): boolean => c >= 65 && c <= 90;
const isWordCharacter = (c: number): boolean => isLower(c) || isUpper(c) || isDigit(c) || c > 127;

/** Lower-case words of an identifier, key or header, digits kept with the word that they follow; the first 200 characters count. */
export function nameWords(name: string): string[] {
  const words: string[] = [];
  let start = -1;
  const length = Math.min(name.length, 200);
  for (let i = 0; i <= length; i++) {
    const c = i < length ? name.charCodeAt(i) : 0;
    if (start >= 0 && (!isWordCharacter(c) || isHump(name, i))) {
      words.push(name.slice(start, i).toLowerCase());
      start = -1;
    }
    if (start < 0 && isWordCharacter(c)) start = i;
  }
  return words;
}

/** A capital after a small letter or digit (`yTrue`), or before a small one within capitals (`BCELoss`). */
function isHump(name: string, i: number): boolean {
  if (!isUpper(name.charCodeAt(i))) return false;
  const before = name.charCodeAt(i - 1);
  return isLower(before) || isDigit(before) || (isUpper(before) && isLower(name.charCodeAt(i + 1)));
}

/** The last part of a name with modules: `torch.nn.functional.cross_entropy`, `torch::nn::functional::cross_entropy` → `cross_entropy`. */
export const lastPart = (callee: string): string =>
  callee.slice(Math.max(callee.lastIndexOf('.'), callee.lastIndexOf(':')) + 1);
