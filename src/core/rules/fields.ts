/** The replacement fields of a Python f-string: `f"{value:.4f}"` holds the expression `value`. One pass, never throws. */

export interface Field {
  /** The offsets of the braces. */
  readonly open: number;
  readonly close: number;
  /** Where the expression ends, before `!r`, `=` or `:.4f`. */
  readonly expressionEnd: number;
}

const openers = '([{';
const closers = ')]}';

/** The end of a quoted text within the field; the field's end where it is not closed. */
function quotedEnd(text: string, at: number, end: number): number {
  for (let i = at + 1; i < end; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === text[at]) return i;
  }
  return end;
}

/** `:` of a format and `!` of a conversion end the expression; `!=`, and what stands in brackets, do not. */
function endsExpression(text: string, at: number): boolean {
  return text[at] === ':' || (text[at] === '!' && text[at + 1] !== '=');
}

function fieldAt(text: string, open: number, end: number): Field | undefined {
  let depth = 0;
  let expressionEnd = -1;
  for (let i = open + 1; i < end; i++) {
    const c = text[i]!;
    if (expressionEnd < 0 && (c === '"' || c === "'")) i = quotedEnd(text, i, end);
    else if (openers.includes(c)) depth++;
    else if (c === '}' && depth === 0) return {open, close: i, expressionEnd: expressionEnd < 0 ? i : expressionEnd};
    else if (closers.includes(c)) depth--;
    else if (depth === 0 && expressionEnd < 0 && endsExpression(text, i)) expressionEnd = i;
  }
  return undefined;
}

/** The fields between the quotes of [at, end); doubled braces are text. A field that is not closed ends the list. */
export function fieldsOf(text: string, at: number, end: number): readonly Field[] {
  const fields: Field[] = [];
  for (let i = at; i < end; i++) {
    if (text[i] !== '{') continue;
    if (text[i + 1] === '{') {
      i++;
      continue;
    }
    const field = fieldAt(text, i, end);
    if (!field) break;
    fields.push(field);
    i = field.close;
  }
  return fields;
}

/** Whether a prefix of Python's strings (`rf`, `F`) makes them formatted. */
export const isFormatted = (prefix: string): boolean => /f/i.test(prefix);
