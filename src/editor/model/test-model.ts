import * as vscode from 'vscode';
import { chosenModel, type NoModel } from './chosen-model.ts';
import { keyStore } from './key-store.ts';
import type { ModelLayer } from './model-layer.ts';
import type { ModelSettings } from './model-settings.ts';
import { toldFailure } from './told-failure.ts';

type Tested = { readonly ok: true; readonly message: string } | ({ readonly ok: false } & NoModel);

/** Says in one sentence whether the chosen model answers, and if not, why. */
export async function testModel(
  settings: ModelSettings,
  layer: ModelLayer,
  secrets: vscode.SecretStorage,
  signal: AbortSignal,
): Promise<Tested> {
  const choice = await chosenModel(settings, layer, keyStore(secrets));
  if (!choice.ok) return choice;
  const { model } = choice;
  const start = Date.now();
  const asked = await layer.tryModel(model.trial(), signal);
  if (asked.ok) {
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    return { ok: true, message: vscode.l10n.t('{0} answers, after {1} s.', model.name, seconds) };
  }
  const { kind, detail } = asked.failure;
  const { message, action } = toldFailure(asked.failure);
  const said = detail === undefined ? '' : vscode.l10n.t(' It says: {0}', detail);
  const help = kind === 'unauthorized' ? 'setApiKey' : kind === 'not-found' ? 'chooseModel' : undefined;
  return { ok: false, message: `${model.name}: ${message} ${action}${said}`, help };
}
