import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { Preview, Sendable } from '../../llm/prompt/preview.ts';
import type { ChatModel } from '../../llm/transport/chat-model.ts';
import type { Dialects } from '../../llm/transport/dialect.ts';
import type { Provider, ProviderKind } from '../../llm/transport/provider.ts';
import { editorModel, editorModelId } from './editor-model.ts';
import type { KeyStore } from './key-store.ts';
import type { ModelLayer } from './model-layer.ts';
import type { ModelSettings } from './model-settings.ts';
import { toldFailure } from './told-failure.ts';

/** A model that can be asked, wherever it runs. */
export interface ChosenModel {
  /** `gpt-5 at api.openai.com`. */
  readonly name: string;
  /** Where the key comes from, in words; undefined where none is sent. */
  readonly key: string | undefined;
  /** What it can read at once, where it says so. */
  readonly mostTokens: number | undefined;
  preview(preparation: Sendable): Preview;
  /** Asks only what the preview shows. */
  open(preview: Preview): ChatModel;
  /** Asks nothing but whether it is there. */
  trial(): ChatModel;
}

/** Why there is none, and the command that may help. */
export interface NoModel {
  readonly message: string;
  readonly help: 'chooseModel' | 'setApiKey' | undefined;
}

export type Choice = { readonly ok: true; readonly model: ChosenModel } | ({ readonly ok: false } & NoModel);

export const openaiUrl = 'https://api.openai.com/v1';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What servers were found to take; learned again in the next window. */
const dialects: Dialects = new Map();

export async function chosenModel(settings: ModelSettings, layer: ModelLayer, keys: KeyStore): Promise<Choice> {
  if (settings.provider === 'none') {
    return {
      ok: false,
      message: vscode.l10n.t('No model is chosen yet. Reviews work without one.'),
      help: 'chooseModel',
    };
  }
  return settings.provider === 'vscode' ? modelOfEditor(settings.name, layer) : modelOfServer(settings, layer, keys);
}

export async function modelOfEditor(name: string, layer: ModelLayer): Promise<Choice> {
  const model = (await editorModelNamed(name)) ?? (await afterChange(() => editorModelNamed(name)));
  if (model === undefined) {
    const message = vscode.l10n.t(
      'VS Code has no language model {0} now. Sign in to its provider, or choose another.',
      name,
    );
    return { ok: false, message, help: 'chooseModel' };
  }
  return choiceOfEditorModel(model, layer);
}

/** One that is at hand already, as in a chat. */
export function choiceOfEditorModel(model: vscode.LanguageModelChat, layer: ModelLayer): Choice {
  const id = `vscode ${editorModelId(model)}`;
  return {
    ok: true,
    model: {
      name: vscode.l10n.t('{0} in VS Code', model.name),
      key: undefined,
      mostTokens: model.maxInputTokens,
      preview: (preparation) => layer.previewForEditor(preparation, id, sha256),
      open: ({ consent }) => layer.agreedModel(editorModel(model, layer), consent.hashes, sha256),
      trial: () => editorModel(model, layer),
    },
  };
}

async function editorModelNamed(name: string): Promise<vscode.LanguageModelChat | undefined> {
  const models = await vscode.lm.selectChatModels();
  return models.find((one) => editorModelId(one) === name);
}

/** Models come late when a window opens. */
const patienceMs = 2000;

function afterChange<Found>(look: () => Promise<Found>): Promise<Found> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve(look());
    };
    const listening = vscode.lm.onDidChangeChatModels(end);
    const timer = setTimeout(end, patienceMs);
  });
}

async function modelOfServer(settings: ModelSettings, layer: ModelLayer, keys: KeyStore): Promise<Choice> {
  const server = await serverOf(settings, layer, keys);
  if (!server.ok) return server;
  const { provider, key } = server;
  return {
    ok: true,
    model: {
      name: vscode.l10n.t('{0} at {1}', provider.model, new URL(provider.origin).host),
      key,
      mostTokens: undefined,
      preview: (preparation) => layer.previewOf(preparation, provider, sha256),
      open: ({ consent }) => layer.openAiModel({ provider, consent, hash: sha256, dialects }),
      trial: () => layer.trialModel(provider, sha256),
    },
  };
}

export type Server =
  | { readonly ok: true; readonly provider: Provider; readonly key: string | undefined }
  | ({ readonly ok: false } & NoModel);

/** The server of the settings, with the key that belongs to its address. */
export async function serverOf(settings: ModelSettings, layer: ModelLayer, keys: KeyStore): Promise<Server> {
  const kind = settings.provider as ProviderKind;
  const baseUrl = settings.baseUrl === '' && kind === 'openai' ? openaiUrl : settings.baseUrl;
  if (baseUrl === '') {
    return { ok: false, message: vscode.l10n.t('The address of the server is not set.'), help: 'chooseModel' };
  }
  const origin = URL.canParse(baseUrl) ? new URL(baseUrl).origin : '';
  const stored = await keys.get(kind, origin);
  const vendor = stored === undefined ? layer.vendorKey(origin, process.env) : undefined;
  const key = stored === undefined ? vendor?.key : { origin, value: stored };
  const { name: model, headers } = settings;
  const opened = layer.openProvider({ kind, baseUrl, model, headers, key });
  if (!opened.ok) {
    const { message, action } = toldFailure(opened.failure);
    return { ok: false, message: `${message} ${action}`, help: 'chooseModel' };
  }
  const words = vendor === undefined ? vscode.l10n.t('the secret storage') : vendor.variable;
  return { ok: true, provider: opened.provider, key: key === undefined ? undefined : words };
}
