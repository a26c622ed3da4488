import * as vscode from 'vscode';
import type { ProviderKind } from '../../llm/transport/provider.ts';
import { prefix } from '../names.ts';
import { settingDefaults } from '../settings.ts';
import { trustedSettings } from './trusted-settings.ts';

const providers = ['none', 'vscode', 'openai', 'azure', 'compatible'] as const;

export interface ModelSettings {
  readonly provider: 'none' | 'vscode' | ProviderKind;
  readonly baseUrl: string;
  /** As the server names it; `vendor/id` for a model of the editor. */
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The most that one request may hold. */
  readonly requestTokens: number;
  /** The most that all requests of a question may hold together. */
  readonly reviewTokens: number;
  /** As typed. */
  readonly price: string;
  readonly guidelines: boolean;
  readonly neverSend: readonly string[];
}

type ReadSettings =
  | { readonly ok: true; readonly settings: ModelSettings }
  | { readonly ok: false; readonly message: string };

type Name = Extract<keyof typeof settingDefaults, `model.${string}`>;

export function readModelSettings(): ReadSettings {
  const configuration = vscode.workspace.getConfiguration(prefix);
  const names = Object.keys(settingDefaults).filter((name) => name.startsWith('model.'));
  const trusted = trustedSettings(names, (name) => configuration.inspect(name));
  if (trusted.ok) return { ok: true, settings: settingsFrom(trusted.values) };
  const refused = trusted.refused.map((name) => `${prefix}.${name}`).join(', ');
  const message = vscode.l10n.t('This workspace sets {0}. Only your user settings decide where code is sent.', refused);
  return { ok: false, message };
}

export function isModelChosen(): boolean {
  const read = readModelSettings();
  return read.ok && read.settings.provider !== 'none';
}

/** Values may be of any type: whatever a person typed that cannot be meant falls back to the default. */
function settingsFrom(values: Readonly<Record<string, unknown>>): ModelSettings {
  const textOf = (name: Name): string => {
    const value = values[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const numberOf = (name: 'model.requestTokens' | 'model.reviewTokens'): number => {
    const value = values[name];
    return typeof value === 'number' && value > 0 ? value : settingDefaults[name];
  };
  const headers = values['model.headers'];
  const neverSend = values['model.neverSend'];
  return {
    provider: providers.find((provider) => provider === values['model.provider']) ?? 'none',
    baseUrl: textOf('model.baseUrl'),
    name: textOf('model.name'),
    headers: typeof headers === 'object' && headers !== null ? textsIn(headers) : {},
    requestTokens: numberOf('model.requestTokens'),
    reviewTokens: numberOf('model.reviewTokens'),
    price: textOf('model.price'),
    guidelines: values['model.guidelines'] === true,
    neverSend: Array.isArray(neverSend) ? neverSend.filter((pattern) => typeof pattern === 'string') : [],
  };
}

function textsIn(headers: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => typeof value === 'string'));
}

/** What was chosen, for every workspace. */
export async function saveModel(choice: Pick<ModelSettings, 'provider' | 'baseUrl' | 'name'>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(prefix);
  const entries = [
    ['model.provider', choice.provider],
    ['model.baseUrl', choice.baseUrl],
    ['model.name', choice.name],
  ] as const;
  for (const [name, value] of entries) {
    await configuration.update(name, value === '' ? undefined : value, vscode.ConfigurationTarget.Global);
  }
}
