/** Text that a person or a page typed, as a source without a document. */
import {l10n} from 'vscode';
import type {SourceArray} from '../../protocol.ts';

export function typedSource(text: string): SourceArray {
  return {text, dialect: 'text', label: l10n.t('typed in')};
}
