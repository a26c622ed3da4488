import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { explain } from '../model/ask-architect.ts';
import { openaiUrl, serverOf } from '../model/chosen-model.ts';
import { keyStore } from '../model/key-store.ts';
import { loadModelLayer } from '../model/load-model-layer.ts';
import type { ModelLayer } from '../model/model-layer.ts';
import { type ModelChoice, type ModelPick, modelPicks } from '../model/model-picks.ts';
import { type ModelSettings, readModelSettings, saveModel } from '../model/model-settings.ts';
import { toldFailure } from '../model/told-failure.ts';
import type { Command } from './command.ts';
import { askForKey } from './set-api-key.ts';

/** Lists what can be asked: the models of the editor, those of the server that is set, and ways to another server. */
export const chooseModel: Command = {
  id: 'chooseModel',
  doing: 'choose a model',
  run: async (architect) => {
    const read = readModelSettings();
    if (!read.ok) return explain({ message: read.message, help: undefined });
    const layer = loadModelLayer();
    const picks = picksOf(read.settings, architect, layer);
    const placeHolder = vscode.l10n.t('Which model should judge reviews? Nothing is sent before you have seen it.');
    const picked = await vscode.window.showQuickPick(picks, { placeHolder, matchOnDescription: true });
    const choice = picked?.server === undefined ? picked?.choice : await chooseServer(picked.server, architect, layer);
    if (choice === undefined) return;
    await saveModel(choice);
    const name = choice.provider === 'none' ? vscode.l10n.t('No model') : choice.name;
    vscode.window.setStatusBarMessage(vscode.l10n.t('Backend Architect: {0} is chosen', name), 4000);
  },
};

async function picksOf(settings: ModelSettings, architect: Architect, layer: ModelLayer): Promise<ModelPick[]> {
  const isServer = settings.provider !== 'none' && settings.provider !== 'vscode';
  const [ofEditor, ofServer] = await Promise.all([
    vscode.lm.selectChatModels(),
    isServer ? modelsOf(settings, architect, layer) : [],
  ]);
  return [...modelPicks(ofEditor, settings, ofServer ?? [])];
}

/** Undefined where the server does not say. */
async function modelsOf(
  settings: ModelSettings,
  { context, log }: Architect,
  layer: ModelLayer,
): Promise<readonly string[] | undefined> {
  const server = await serverOf({ ...settings, name: settings.name || '?' }, layer, keyStore(context.secrets));
  if (!server.ok || !vscode.workspace.isTrusted) return undefined;
  const listed = await layer.listModels(server.provider, new AbortController().signal);
  if (!listed.ok) log.info(`${server.provider.origin} does not list its models: ${listed.failure.kind}`);
  return listed.ok ? listed.models : undefined;
}

type ServerKind = NonNullable<ModelPick['server']>;

const examples: Readonly<Record<ServerKind, string>> = {
  openai: openaiUrl,
  azure: 'https://NAME.openai.azure.com/openai/v1/',
  compatible: 'http://localhost:11434/v1',
};

async function chooseServer(
  provider: ServerKind,
  architect: Architect,
  layer: ModelLayer,
): Promise<ModelChoice | undefined> {
  const baseUrl = await askForUrl(provider, layer);
  if (baseUrl === undefined) return undefined;
  const settings = { ...emptySettings, provider, baseUrl };
  const server = await serverOf(settings, layer, keyStore(architect.context.secrets));
  if (!server.ok) return void (await explain(server));
  const needsKey = server.key === undefined && !server.provider.isLocal;
  if (needsKey && !(await askForKey(architect, provider, server.provider.origin))) return undefined;
  const name = await askForModel(await modelsOf(settings, architect, layer));
  return name === undefined ? undefined : { provider, baseUrl, name };
}

function askForUrl(kind: ServerKind, layer: ModelLayer): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Address of the server'),
    prompt: vscode.l10n.t('The base URL, up to and with /v1'),
    value: examples[kind],
    ignoreFocusOut: true,
    validateInput: (baseUrl) => {
      const opened = layer.openProvider({ kind, baseUrl, model: '?' });
      if (opened.ok) return undefined;
      const { message, action } = toldFailure(opened.failure);
      return `${message} ${action}`;
    },
  });
}

/** From the server's list, or typed where it has none. */
async function askForModel(names: readonly string[] | undefined): Promise<string | undefined> {
  if (names !== undefined && names.length > 0) {
    return vscode.window.showQuickPick(names, { placeHolder: vscode.l10n.t('Which model of the server?') });
  }
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Name of the model'),
    prompt: vscode.l10n.t('The server does not list its models; type the name as it knows it.'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A model needs a name.') : undefined),
  });
}

const emptySettings: ModelSettings = {
  provider: 'none',
  baseUrl: '',
  name: '?',
  headers: {},
  requestTokens: 0,
  reviewTokens: 0,
  price: '',
  guidelines: false,
  neverSend: [],
};
