import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { isDocumentHome } from './document-home.ts';

/** A person types for longer than this between two words. */
const pause = 250;

/** Follows what is typed in the brief that is open as a form. */
export function watchBrief({ designs, guard }: Architect): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const refresh = guard('read the brief', () => designs.refresh());
  const listening = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    const { home } = designs;
    if (!isDocumentHome(home) || home.uri.toString() !== document.uri.toString()) return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), pause);
  });
  return vscode.Disposable.from(listening, { dispose: () => clearTimeout(timer) });
}
