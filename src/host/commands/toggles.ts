/** Commands that switch a surface on or off. */
import {ConfigurationTarget, l10n, window, workspace} from 'vscode';
import type {Services} from '../services.ts';
import {SECTION, setting} from '../settings.ts';

const MESSAGE_TIME = 3000;

/** Written to the user's settings, never into the workspace's files. */
export async function toggleHover(): Promise<void> {
  const enabled = !setting('hover.enabled');
  await workspace.getConfiguration(SECTION).update('hover.enabled', enabled, ConfigurationTarget.Global);
  if (setting('hover.enabled') !== enabled) return void window.showInformationMessage(decidedHere());
  const message = enabled ? l10n.t('Surprisal hovers are on') : l10n.t('Surprisal hovers are off');
  window.setStatusBarMessage(message, MESSAGE_TIME);
}

const decidedHere = () =>
  l10n.t('The settings of this workspace say whether there are hovers: change surprisal.hover.enabled there.');

/** For this session only. */
export function toggleInlineHints({hints}: Services): void {
  hints.toggle();
}
