import * as vscode from 'vscode';
import { editorModelId } from './editor-model.ts';
import type { ModelSettings } from './model-settings.ts';

export type ModelChoice = Pick<ModelSettings, 'provider' | 'baseUrl' | 'name'>;

export interface ModelPick extends vscode.QuickPickItem {
  /** Undefined for a heading. */
  readonly choice?: ModelChoice;
  /** A server whose address is asked for next. */
  readonly server?: 'openai' | 'azure' | 'compatible';
}

/** What there is to choose from: the models of the editor, those of the server that is set, and other servers. */
export function modelPicks(
  ofEditor: readonly Pick<vscode.LanguageModelChat, 'vendor' | 'id' | 'name' | 'maxInputTokens'>[],
  settings: ModelSettings,
  ofServer: readonly string[],
): readonly ModelPick[] {
  const { provider, baseUrl } = settings;
  const isServer = provider !== 'none' && provider !== 'vscode';
  return [
    ...group(vscode.l10n.t('Models in VS Code'), ofEditor.map(editorPick)),
    ...group(
      isServer ? baseUrl || provider : '',
      ofServer.map((name) => ({ label: name, choice: { provider, baseUrl, name } })),
    ),
    ...group(vscode.l10n.t('A server'), [
      { label: '$(key) OpenAI', detail: vscode.l10n.t('With an API key of your own'), server: 'openai' },
      {
        label: '$(azure) Azure OpenAI',
        detail: vscode.l10n.t('The address of your resource, and its key'),
        server: 'azure',
      },
      {
        label: '$(server) Ollama, LM Studio, llama.cpp, vLLM, OpenRouter …',
        detail: vscode.l10n.t('Any server that speaks Chat Completions, also on this machine'),
        server: 'compatible',
      },
    ]),
    ...group(vscode.l10n.t('Without a model'), [
      {
        label: vscode.l10n.t('$(circle-slash) None'),
        detail: vscode.l10n.t('Reviews work without one, and nothing leaves this machine'),
        choice: { provider: 'none', baseUrl: '', name: '' },
      },
    ]),
  ];
}

function editorPick(model: Parameters<typeof modelPicks>[0][number]): ModelPick {
  const name = editorModelId(model);
  const tokens = model.maxInputTokens.toLocaleString('en-US');
  return {
    label: model.name,
    description: name,
    detail: vscode.l10n.t('Reads {0} tokens at once', tokens),
    choice: { provider: 'vscode', baseUrl: '', name },
  };
}

function group(label: string, picks: readonly ModelPick[]): readonly ModelPick[] {
  return picks.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...picks];
}
