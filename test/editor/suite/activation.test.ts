import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hostTest } from '../host/host-test.ts';

const extension = vscode.extensions.getExtension('backend-architect.backend-architect');

hostTest('the extension activates, and registers every command of its manifest', async () => {
  assert.ok(extension);
  await extension.activate();
  const contributed: { command: string }[] = extension.packageJSON.contributes.commands;
  const registered = new Set(await vscode.commands.getCommands(true));
  assert.deepEqual(
    contributed.map(({ command }) => command).filter((command) => !registered.has(command)),
    [],
  );
});

hostTest('activating opens no page, marks no file and asks nothing', () => {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  assert.deepEqual(
    tabs.map((tab) => tab.label),
    [],
  );
  assert.deepEqual(
    vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics),
    [],
  );
});
