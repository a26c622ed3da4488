import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { prefix, productName } from '../names.ts';
import { relativePath } from '../relative-path.ts';
import { isOn, turnOff } from '../settings.ts';
import { freshWords } from './fresh-words.ts';

/** One offer a window, and none after "Not Again": who writes routes all day wants to be asked once. */
export function registerFreshCodeNotice(architect: Architect): vscode.Disposable {
  let offered = false;
  const onSave = async (document: vscode.TextDocument) => {
    if (offered || !isOn('proactive.enabled') || !isOn('proactive.notification')) return;
    // Who saves right after the last key has not waited for the pause after typing.
    architect.freshCode.change(document.uri.fsPath, document.getText());
    const [mark] = architect.freshCode.of(document.uri.fsPath);
    if (mark === undefined) return;
    offered = true;
    await offer(freshWords(mark, document.uri, architect), document.uri);
  };
  return vscode.workspace.onDidSaveTextDocument(architect.guard('offer a review', onSave));
}

async function offer(what: string, file: vscode.Uri): Promise<void> {
  const review = vscode.l10n.t('Review It');
  const never = vscode.l10n.t('Not Again');
  const text = vscode.l10n.t('{0}: {1} in {2}.', productName, what, relativePath(file));
  const answer = await vscode.window.showInformationMessage(text, review, never);
  if (answer === review) await vscode.commands.executeCommand(`${prefix}.reviewNewCode`, file);
  if (answer === never) await turnOff('proactive.notification');
}
