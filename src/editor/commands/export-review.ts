import path from 'node:path';
import * as vscode from 'vscode';
import type { Review } from '../../core/review/review.ts';
import type { Command } from './command.ts';

interface Format {
  readonly label: string;
  readonly extension: string;
  print(review: Review): Promise<string> | string;
}

const formats: readonly Format[] = [
  { label: 'JSON', extension: 'json', print: (review) => `${JSON.stringify(review, null, 2)}\n` },
];

/** Writes the last review to a file, in a format that a person picks. */
export const exportReview: Command = {
  id: 'exportReview',
  doing: 'export the review',
  run: async ({ session }) => {
    const { last } = await session.restore();
    if (last === undefined) {
      return void (await vscode.window.showInformationMessage(vscode.l10n.t('There is no review to export yet.')));
    }
    const placeHolder = vscode.l10n.t('Export the review as');
    const format = await vscode.window.showQuickPick(formats, { placeHolder });
    if (format === undefined) return;
    const defaultUri = vscode.Uri.file(path.join(last.folder, `architecture-review.${format.extension}`));
    const filters = { [format.label]: [format.extension] };
    const target = await vscode.window.showSaveDialog({ defaultUri, filters });
    if (target === undefined) return;
    await vscode.workspace.fs.writeFile(target, Buffer.from(await format.print(last.review)));
    await vscode.window.showTextDocument(target);
  },
};
