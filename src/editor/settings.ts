import * as vscode from 'vscode';
import { prefix } from './names.ts';

/** Every setting with its default; the manifest declares the same ones, and a test compares them. */
export const settingDefaults = {
  reviewOnSave: true,
  'diagnostics.enabled': true,
  'statusBar.enabled': true,
  'proactive.enabled': true,
  'proactive.codeLens': true,
  'proactive.notification': true,
  'lenses.routes': true,
  'lenses.tables': true,
  'lenses.calls': true,
  'hovers.enabled': true,
  'agents.mcpServer': true,
  'model.provider': 'none',
  'model.baseUrl': '',
  'model.name': '',
  'model.headers': {},
  'model.requestTokens': 32_000,
  'model.reviewTokens': 300_000,
  'model.price': '',
  'model.guidelines': false,
  'model.neverSend': [],
} as const;

type Defaults = typeof settingDefaults;

/** Those that are on or off, for anyone to read; how a model is reached is read by `model-settings.ts` alone. */
export type Setting = Exclude<keyof Defaults, `model.${string}`>;

export function isOn(setting: Setting): boolean {
  return vscode.workspace.getConfiguration(prefix).get<boolean>(setting, settingDefaults[setting]);
}

export function turnOff(setting: Setting): Thenable<void> {
  return vscode.workspace.getConfiguration(prefix).update(setting, false, vscode.ConfigurationTarget.Global);
}

export function onSettingChange(settings: readonly Setting[], act: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (settings.some((setting) => event.affectsConfiguration(`${prefix}.${setting}`))) act();
  });
}
