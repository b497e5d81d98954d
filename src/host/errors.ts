/** Failures reach the person, once, and the log; nothing is swallowed. */
import {type LogOutputChannel, l10n, window} from 'vscode';

export interface Reporter {
  /** `details` go to the log, where the message alone says too little. */
  report(message: string, details?: string): void;
  /** Runs `action`; what it throws is shown and logged, and undefined is returned. */
  guard<T>(what: string, action: () => T | Thenable<T>): Promise<T | undefined>;
}

export function createReporter(log: LogOutputChannel): Reporter {
  const report = (message: string, details = message): void => {
    log.error(details);
    const showLog = l10n.t('Show Log');
    void window.showErrorMessage(l10n.t('Surprisal: {0}', message), showLog).then((choice) => {
      if (choice === showLog) log.show();
    });
  };
  return {
    report,
    async guard(what, action) {
      try {
        return await action();
      } catch (error) {
        const [message, details] = error instanceof Error ? [error.message, error.stack] : [String(error), undefined];
        report(message, `${what}: ${details ?? message}`);
        return undefined;
      }
    },
  };
}
