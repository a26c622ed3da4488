import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { isOn } from '../settings.ts';

const pause = 400;

/** Keeps a review that was made in this window up to date. It never starts the first one, and it makes no noise. */
export function registerReviewOnSave({ session, guard }: Architect): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const refresh = guard('refresh the review', async () => {
    const { last } = session.memory;
    if (last === undefined || !session.warm || session.run.kind === 'running') return;
    await session.review({ folder: last.folder, scope: last.review.scope, quiet: true });
  });
  const onSave = ({ uri }: vscode.TextDocument) => {
    const folder = session.memory.last?.folder;
    if (!isOn('reviewOnSave') || folder === undefined) return;
    if (vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath !== folder) return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), pause);
  };
  return vscode.Disposable.from(vscode.workspace.onDidSaveTextDocument(onSave), {
    dispose: () => clearTimeout(timer),
  });
}
