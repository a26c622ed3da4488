import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { explain } from '../model/ask-architect.ts';
import { loadModelLayer } from '../model/load-model-layer.ts';
import { readModelSettings } from '../model/model-settings.ts';
import { testModel } from '../model/test-model.ts';
import type { Command } from './command.ts';

/** Asks the chosen model to say one word. Nothing of the workspace is in the question. */
export const testConnection: Command = {
  id: 'testConnection',
  doing: 'test the connection',
  run: async ({ context }: Architect) => {
    if (!vscode.workspace.isTrusted) {
      return explain({ message: vscode.l10n.t('Restricted Mode sends nothing to a model.'), help: undefined });
    }
    const read = readModelSettings();
    if (!read.ok) return explain({ message: read.message, help: undefined });
    const title = vscode.l10n.t('Asking the model for one word');
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    const tested = await vscode.window.withProgress(options, (_, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      return testModel(read.settings, loadModelLayer(), context.secrets, controller.signal);
    });
    if (!tested.ok) return explain(tested);
    await vscode.window.showInformationMessage(tested.message);
  },
};
