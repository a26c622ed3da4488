import * as vscode from 'vscode';
import { uriIn } from '../convert.ts';
import { documentMarks } from '../landscape/document-marks.ts';
import type { Command } from './command.ts';

/** From a call to the route that it reaches. */
export const goToCalledRoute: Command = {
  id: 'goToCalledRoute',
  doing: 'go to the called route',
  run: async (architect, argument) => {
    const { last } = await architect.session.restore();
    const editor = vscode.window.activeTextEditor;
    const here =
      editor && documentMarks(architect, editor.document).find((mark) => isCallAt(mark, editor.selection.active.line));
    const id = typeof argument === 'string' ? argument : here?.kind === 'call' ? here.call.id : undefined;
    const call = last?.landscape.calls.find((candidate) => candidate.id === id);
    const place = last?.landscape.endpoints.find((endpoint) => endpoint.id === call?.endpoint)?.place;
    if (last === undefined || place === undefined) {
      return void vscode.window.setStatusBarMessage(
        vscode.l10n.t('No route in this workspace is known to answer it'),
        4000,
      );
    }
    const selection = new vscode.Range(place.line - 1, 0, place.line - 1, 0);
    await vscode.window.showTextDocument(uriIn(last.folder, place.file), { selection });
  },
};

function isCallAt(mark: { readonly kind: string; readonly line: number }, line: number): boolean {
  return mark.kind === 'call' && mark.line === line;
}
