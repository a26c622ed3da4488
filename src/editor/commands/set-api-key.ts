import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { explain } from '../model/ask-architect.ts';
import { serverOf } from '../model/chosen-model.ts';
import { keyStore } from '../model/key-store.ts';
import { loadModelLayer } from '../model/load-model-layer.ts';
import { readModelSettings } from '../model/model-settings.ts';
import type { Command } from './command.ts';

/** Keeps a key for the server that is set, and for no other address. */
export const setApiKey: Command = {
  id: 'setApiKey',
  doing: 'keep the API key',
  run: async (architect) => {
    const read = readModelSettings();
    if (!read.ok) return explain({ message: read.message, help: undefined });
    const { settings } = read;
    if (settings.provider === 'none' || settings.provider === 'vscode') {
      const message = vscode.l10n.t('A key belongs to a server. Choose one first; models of VS Code need none.');
      return explain({ message, help: 'chooseModel' });
    }
    const keys = keyStore(architect.context.secrets);
    const server = await serverOf({ ...settings, name: settings.name || '?' }, loadModelLayer(), keys);
    if (!server.ok) return explain(server);
    await askForKey(architect, settings.provider, server.provider.origin);
  },
};

/** An empty answer removes the key. */
export async function askForKey(
  { context }: Pick<Architect, 'context'>,
  kind: Parameters<ReturnType<typeof keyStore>['set']>[0],
  origin: string,
): Promise<boolean> {
  const value = await vscode.window.showInputBox({
    title: vscode.l10n.t('API key for {0}', origin),
    prompt: vscode.l10n.t(
      'It is kept in the secret storage and sent to this address only. Leave it empty to remove it.',
    ),
    password: true,
    ignoreFocusOut: true,
  });
  if (value === undefined) return false;
  const keys = keyStore(context.secrets);
  if (value.trim() === '') await keys.remove(kind, origin);
  else await keys.set(kind, origin, value.trim());
  return true;
}
