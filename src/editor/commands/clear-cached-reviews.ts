import * as vscode from 'vscode';
import { answerFiles } from '../model/answer-files.ts';
import { answersFolder } from '../model/answers-folder.ts';
import type { Command } from './command.ts';

/** Forgets what models answered; the same question is then asked again. */
export const clearCachedReviews: Command = {
  id: 'clearCachedReviews',
  doing: 'clear the cached reviews',
  run: async (architect) => {
    const amount = await answerFiles(answersFolder(architect)).clear();
    await vscode.window.showInformationMessage(vscode.l10n.t('Answers of models that were forgotten: {0}', amount));
  },
};
