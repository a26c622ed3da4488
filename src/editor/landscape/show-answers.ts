import * as vscode from 'vscode';
import { uriIn } from '../convert.ts';
import type { Answer } from './landscape-answers.ts';

interface Item extends vscode.QuickPickItem {
  readonly answer?: Answer;
}

/** A list whose lines show their code while one walks over them, and that leaves one where one was on Escape. */
export function showAnswers(title: string, answers: readonly Answer[], folder: string): void {
  const before = vscode.window.activeTextEditor;
  const came = before && { document: before.document, selection: before.selection, viewColumn: before.viewColumn };
  const box = vscode.window.createQuickPick<Item>();
  let accepted = false;
  let previewed = false;
  box.title = title;
  box.matchOnDescription = true;
  box.placeholder = answers.length === 0 ? vscode.l10n.t('Nothing was found') : vscode.l10n.t('Enter opens the code');
  box.items = answers.map(itemOf);
  box.onDidChangeActive(([item]) => {
    // The first line is active by itself; code is shown when a person has moved.
    if (item?.answer?.place === undefined || item === box.items.find(({ answer }) => answer?.heading !== true)) return;
    previewed = true;
    void open(item.answer, folder, true);
  });
  box.onDidAccept(() => {
    accepted = true;
    const [item] = box.activeItems;
    box.hide();
    if (item?.answer !== undefined) void open(item.answer, folder, false);
  });
  box.onDidHide(() => {
    if (!accepted && previewed && came !== undefined) {
      const viewColumn = came.viewColumn ?? vscode.ViewColumn.Active;
      void vscode.window.showTextDocument(came.document, { selection: came.selection, viewColumn });
    }
    box.dispose();
  });
  box.show();
}

function itemOf(answer: Answer): Item {
  if (answer.heading) return { label: answer.label, kind: vscode.QuickPickItemKind.Separator };
  const { place } = answer;
  const detail = place === undefined ? {} : { detail: `${place.file}:${place.line}` };
  const description = answer.description === undefined ? {} : { description: answer.description };
  return { label: answer.label, ...description, ...detail, answer };
}

async function open({ place }: Answer, folder: string, preserveFocus: boolean): Promise<void> {
  if (place === undefined) return;
  const selection = new vscode.Range(place.line - 1, 0, place.line - 1, 0);
  await vscode.window.showTextDocument(uriIn(folder, place.file), { selection, preserveFocus, preview: true });
}
