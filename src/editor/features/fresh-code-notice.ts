import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { productName } from '../names.ts';
import { relativePath } from '../relative-path.ts';
import { isOn, turnOff } from '../settings.ts';
import { type FreshOffer, freshOffers } from './fresh-offers.ts';

/** One offer a window, and none after "Not Again": who writes routes all day wants to be asked once. */
export function registerFreshCodeNotice(architect: Architect): vscode.Disposable {
  const { session, freshCode, freshElements, guard } = architect;
  let offered = false;
  const look = async (document: vscode.TextDocument) => {
    if (offered || !isOn('proactive.enabled') || !isOn('proactive.notification')) return;
    const [first] = freshOffers(architect, document);
    if (first === undefined) return;
    offered = true;
    await offer(first, document.uri);
  };
  const onSave = async (document: vscode.TextDocument) => {
    // Who saves right after the last key has not waited for the pause after typing.
    freshCode.change(document.uri.fsPath, document.getText());
    // Where a review follows, it knows better what is new.
    const isRefreshed = session.warm && isOn('reviewOnSave') && session.memory.last?.folder === folderOf(document);
    if (!isRefreshed) await look(document);
  };
  const onFacts = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document !== undefined && !document.isDirty) await look(document);
  };
  return vscode.Disposable.from(vscode.workspace.onDidSaveTextDocument(guard('offer a review', onSave)), {
    dispose: freshElements.onChange(guard('offer a review', onFacts)),
  });
}

function folderOf({ uri }: vscode.TextDocument): string | undefined {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath;
}

async function offer({ words, command, argument }: FreshOffer, file: vscode.Uri): Promise<void> {
  const review = vscode.l10n.t('Review It');
  const never = vscode.l10n.t('Not Again');
  const text = vscode.l10n.t('{0}: {1} in {2}.', productName, words, relativePath(file));
  const answer = await vscode.window.showInformationMessage(text, review, never);
  if (answer === review) await vscode.commands.executeCommand(command, argument);
  if (answer === never) await turnOff('proactive.notification');
}
