/** The commands on files: evaluate one, compare two. */
import {l10n, Uri} from 'vscode';
import {activeFile, pickFile, pickOther, urisOf} from './pick.ts';
import type {Reports} from './reports.ts';

export async function evaluateFile(reports: Reports, ...args: readonly unknown[]): Promise<void> {
  const [given] = urisOf(args);
  const uri = given ?? activeFile() ?? (await pickFile(l10n.t('Which file of predictions?')));
  if (uri) await reports.openFile({uri});
}

/** Two that are selected, in their order; else the report's own or the active file, and one to pick. */
export async function comparePredictionsFiles(reports: Reports, ...args: readonly unknown[]): Promise<void> {
  const [first, second] = urisOf(args);
  const uri = first ?? shownFile(reports) ?? activeFile() ?? (await pickFile(l10n.t('Which file of predictions?')));
  const against = second ?? (uri && (await pickOther(uri)));
  if (uri && against) await reports.openFile({uri, against});
}

function shownFile({state}: Reports): Uri | undefined {
  return state?.uri === undefined ? undefined : Uri.parse(state.uri);
}
