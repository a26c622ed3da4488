import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { uriIn } from '../convert.ts';
import type { LiveFinding } from './finding-book.ts';
import { lineIn } from './line-in.ts';

/** Opens the line where the finding stands now. */
export async function showFinding({ panel }: Architect, entry: LiveFinding, preserveFocus = false): Promise<void> {
  const uri = uriIn(entry.folder, entry.file);
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  if (document === undefined) {
    const text = vscode.l10n.t('{0} is not in this workspace any more. Review again to see where it went.', entry.file);
    return void (await vscode.window.showWarningMessage(text));
  }
  const line = lineIn(document.getText(), entry);
  const start = document.lineAt(line).firstNonWhitespaceCharacterIndex;
  const selection = new vscode.Range(line, start, line, start);
  await vscode.window.showTextDocument(document, { selection, preserveFocus, viewColumn: panel.columnBeside() });
}
