/** The vocabulary of the call-site rules: what a rule is, what it finds, and how a finding can be mended. */
import type {NumericArray} from '../literal/types.ts';
import type {Said} from '../say.ts';
import type {Diagnostic, Severity} from '../types.ts';

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Fix {
  readonly title: Said;
  readonly edits: readonly TextEdit[];
}

/** A diagnostic of a rule: `code` is the rule's id, and leads to its row in the reference. */
export interface RuleFinding extends Diagnostic {
  /** The message as a sentence and its arguments, for other languages. */
  readonly said: Said;
  readonly fixes: readonly Fix[];
}

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** One sentence: why it is a mistake, for the documentation's table. */
  readonly why: string;
  /** Source that the rule must flag, and the nearest source that it must not. */
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}

export interface CheckOptions {
  readonly languageId: string;
  /** The document's arrays, as the reader found them. */
  readonly arrays: readonly NumericArray[];
  readonly isEnabled?: (ruleId: string) => boolean;
}
