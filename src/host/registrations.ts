/** Registers everything that VS Code may ask for, in every language and file system, notebooks' cells included; the late host answers. */
import {commands, type Disposable, type DocumentSelector, type LanguageModelTool, languages, lm, window} from 'vscode';
import type {LateHost} from './late.ts';
import {commandIds, fixMetadata, pages, refactoringMetadata, type ToolName, toolNames, viewTypes} from './surfaces.ts';

const EVERYWHERE: DocumentSelector = '*';

function registerCommands(host: LateHost): readonly Disposable[] {
  return commandIds.map((id) =>
    commands.registerCommand(id, async (...args: unknown[]) => (await host.load()).run(id, args)),
  );
}

/** A panel that comes back with a reloaded window. */
function registerPanels(host: LateHost): readonly Disposable[] {
  return pages.map((page) =>
    window.registerWebviewPanelSerializer(viewTypes[page], {
      deserializeWebviewPanel: async (view, state: unknown) =>
        (await host.load()).services.panels.restore(page, view, state),
    }),
  );
}

function registerProviders(host: LateHost): readonly Disposable[] {
  const {event: onDidChangeInlayHints} = host.hintsChanged;
  return [
    languages.registerHoverProvider(EVERYWHERE, {
      provideHover: async (...asked) => (await host.load()).hover.provideHover(...asked),
    }),
    languages.registerCodeActionsProvider(
      EVERYWHERE,
      {provideCodeActions: async (...asked) => (await host.load()).refactorings.provideCodeActions(...asked)},
      refactoringMetadata,
    ),
    languages.registerCodeActionsProvider(
      EVERYWHERE,
      {provideCodeActions: async (...asked) => (await host.load()).fixes.provideCodeActions(...asked)},
      fixMetadata,
    ),
    languages.registerInlayHintsProvider(EVERYWHERE, {
      onDidChangeInlayHints,
      provideInlayHints: async (...asked) => (await host.load()).services.hints.provideInlayHints(...asked),
    }),
  ];
}

function lateTool(host: LateHost, name: ToolName): LanguageModelTool<unknown> {
  return {
    invoke: async (...asked) => (await host.load()).tools[name].invoke(...asked),
    prepareInvocation: async (...asked) => (await host.load()).tools[name].prepareInvocation?.(...asked),
  };
}

/** Nothing where the editor has no language-model tools. */
function registerTools(host: LateHost): readonly Disposable[] {
  if (typeof lm?.registerTool !== 'function') return [];
  return toolNames.map((name) => lm.registerTool(name, lateTool(host, name)));
}

export function registerAll(host: LateHost): readonly Disposable[] {
  return [...registerCommands(host), ...registerPanels(host), ...registerProviders(host), ...registerTools(host)];
}
