import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { prefix, productName } from '../names.ts';
import { isOn, onSettingChange, turnOff } from '../settings.ts';
import type { CodeMark } from './code-marks.ts';
import { freshWords } from './fresh-words.ts';
import { relativePath } from './relative-path.ts';

const typingPause = 300;

/** Notices endpoints and tables as they are written, and offers a review where they stand. */
export function registerNewCode(architect: Architect): vscode.Disposable {
  const { freshCode, guard } = architect;
  const changed = new vscode.EventEmitter<void>();
  const later = new Map<string, NodeJS.Timeout>();
  const open = (document: vscode.TextDocument) => {
    if (document.uri.scheme === 'file') freshCode.open(document.uri.fsPath, document.getText());
  };
  const update = (document: vscode.TextDocument) => {
    later.delete(document.uri.fsPath);
    freshCode.change(document.uri.fsPath, document.getText());
    changed.fire();
  };
  const onEdit = ({ document }: vscode.TextDocumentChangeEvent) => {
    if (document.uri.scheme !== 'file') return;
    clearTimeout(later.get(document.uri.fsPath));
    later.set(
      document.uri.fsPath,
      setTimeout(() => update(document), typingPause),
    );
  };
  const onClose = (document: vscode.TextDocument) => {
    clearTimeout(later.get(document.uri.fsPath));
    later.delete(document.uri.fsPath);
    freshCode.forget(document.uri.fsPath);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(
    '**/*.{js,jsx,ts,tsx,cjs,cts,mjs,mts,sql,prisma}',
    false,
    true,
    true,
  );
  const onCreate = (uri: vscode.Uri) => {
    freshCode.create(uri.fsPath);
    changed.fire();
  };
  const stop = architect.session.onChange(() => changed.fire());
  vscode.workspace.textDocuments.forEach(open);
  return vscode.Disposable.from(
    changed,
    watcher,
    { dispose: stop },
    watcher.onDidCreate(onCreate),
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(onEdit),
    vscode.workspace.onDidCloseTextDocument(onClose),
    vscode.workspace.onDidSaveTextDocument(guard('offer a review', offerOnce(architect))),
    onSettingChange(['proactive.enabled', 'proactive.codeLens'], () => changed.fire()),
    vscode.languages.registerCodeLensProvider({ scheme: 'file' }, lensProvider(architect, changed.event)),
  );
}

function lensProvider(architect: Architect, changed: vscode.Event<void>): vscode.CodeLensProvider {
  return {
    onDidChangeCodeLenses: changed,
    provideCodeLenses: (document) => {
      if (!isOn('proactive.enabled') || !isOn('proactive.codeLens')) return [];
      return architect.freshCode.of(document.uri.fsPath).map((mark) => {
        const title = vscode.l10n.t('{0}: review it', words(architect, document, mark));
        const command = { title, command: `${prefix}.reviewNewCode`, arguments: [document.uri] };
        return new vscode.CodeLens(new vscode.Range(mark.line, 0, mark.line, 0), command);
      });
    },
  };
}

/** One offer a window, and none after "Not Again": who writes routes all day wants to be asked once. */
function offerOnce(architect: Architect): (document: vscode.TextDocument) => Promise<void> {
  let offered = false;
  return async (document) => {
    if (offered || !isOn('proactive.enabled') || !isOn('proactive.notification')) return;
    const [mark] = architect.freshCode.of(document.uri.fsPath);
    if (mark === undefined) return;
    offered = true;
    const review = vscode.l10n.t('Review It');
    const never = vscode.l10n.t('Not Again');
    const what = words(architect, document, mark);
    const text = vscode.l10n.t('{0}: {1} in {2}.', productName, what, relativePath(document.uri));
    const answer = await vscode.window.showInformationMessage(text, review, never);
    if (answer === review) await vscode.commands.executeCommand(`${prefix}.reviewNewCode`, document.uri);
    if (answer === never) await turnOff('proactive.notification');
  };
}

function words({ session }: Architect, document: vscode.TextDocument, mark: CodeMark): string {
  return freshWords(mark, relativePath(document.uri), session.memory.last?.review);
}
