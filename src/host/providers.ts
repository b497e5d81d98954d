/** Every language feature, registered for all languages and file systems, notebooks' cells included. */
import {type Disposable, type DocumentSelector, languages} from 'vscode';
import {codeActionMetadata, codeActionProvider} from './actions/provider.ts';
import {fixMetadata, fixProvider} from './diagnostics/fixes.ts';
import {hoverProvider} from './hover/provider.ts';
import type {Services} from './services.ts';
import {registerTools} from './tools/register.ts';

const EVERYWHERE: DocumentSelector = '*';

export function registerProviders({hints, checker}: Services): readonly Disposable[] {
  return [
    languages.registerHoverProvider(EVERYWHERE, hoverProvider),
    languages.registerCodeActionsProvider(EVERYWHERE, codeActionProvider, codeActionMetadata),
    languages.registerCodeActionsProvider(EVERYWHERE, fixProvider(checker), fixMetadata),
    languages.registerInlayHintsProvider(EVERYWHERE, hints),
    ...registerTools(),
  ];
}
