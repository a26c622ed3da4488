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
} as const;

export type Setting = keyof typeof settingDefaults;

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
