/** Failures reach the person, once, and the log; nothing is swallowed. */
import {type LogOutputChannel, l10n, window} from 'vscode';

export interface Reporter {
  report(message: string): void;
  /** Runs `action`; what it throws is shown and logged, and undefined is returned. */
  guard<T>(what: string, action: () => T | Thenable<T>): Promise<T | undefined>;
}

export function createReporter(log: LogOutputChannel): Reporter {
  const report = (message: string): void => {
    log.error(message);
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
        report(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        return undefined;
      }
    },
  };
}
