import * as vscode from 'vscode';

/** Runs what the editor asked for. */
export type Guard = <Arguments extends readonly unknown[]>(
  doing: string,
  task: (...args: Arguments) => unknown,
) => (...args: Arguments) => Promise<void>;

/** The only place of the extension that catches: what arrives here is a bug of ours, said once and logged in full. */
export function createGuard(log: vscode.LogOutputChannel): Guard {
  return (doing, task) =>
    async (...args) => {
      try {
        await task(...args);
      } catch (error) {
        log.error(`${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        const showLog = vscode.l10n.t('Show Log');
        const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
        const text = vscode.l10n.t('Backend Architect could not {0}: {1}', vscode.l10n.t(doing), reason);
        if ((await vscode.window.showErrorMessage(text, showLog)) === showLog) log.show();
      }
    };
}
