/** All that answers, as one part: on the desktop it is a bundle of its own, which is read when VS Code or the person first asks for something. */
import type {CodeActionProvider, EventEmitter, ExtensionContext, HoverProvider, LanguageModelTool} from 'vscode';
import {codeActionProvider} from './actions/provider.ts';
import {commands, type Handler} from './commands/table.ts';
import {fixProvider} from './diagnostics/fixes.ts';
import {hoverProvider} from './hover/provider.ts';
import {createServices, type Services} from './services.ts';
import type {CommandId, ToolName} from './surfaces.ts';
import {tools} from './tools/table.ts';

export interface Host {
  readonly services: Services;
  readonly hover: HoverProvider;
  readonly refactorings: CodeActionProvider;
  readonly fixes: CodeActionProvider;
  readonly tools: Readonly<Record<ToolName, LanguageModelTool<unknown>>>;
  /** Runs a command; what it throws is shown and logged. */
  run(id: CommandId, args: readonly unknown[]): Promise<unknown>;
}

export function createHost(extension: ExtensionContext, hintsChanged: EventEmitter<void>): Host {
  const services = createServices(extension, hintsChanged);
  return {
    services,
    hover: hoverProvider,
    refactorings: codeActionProvider,
    fixes: fixProvider(services.checker),
    tools,
    run(id, args) {
      const handler: Handler = commands[id];
      return services.reporter.guard(id, () => handler(services, ...args));
    },
  };
}
