import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hostTest } from '../host/host-test.ts';
import { until } from './until.ts';

const migration = 'services/catalog/db/migrations/001_products.sql';
const rule = 'unindexed-foreign-key';

hostTest('a review of the workspace opens the panel and marks the findings', async () => {
  await vscode.commands.executeCommand('backendArchitect.reviewArchitecture');
  const mark = await until(markOfForeignKey);
  assert.equal(mark.source, 'Backend Architect');
  await until(() => openTabs().find((label) => label === 'Architecture Review'));
});

hostTest('a mark stands on the line of its evidence', async () => {
  const document = await openMigration();
  const mark = await until(markOfForeignKey);
  assert.match(document.lineAt(mark.range.start.line).text, /supplier_id uuid NOT NULL REFERENCES suppliers/);
});

hostTest('a mark leads to the page that explains its rule', async () => {
  const { code } = await until(markOfForeignKey);
  assert.ok(typeof code === 'object');
  const page = await vscode.workspace.openTextDocument(code.target);
  assert.match(page.getText(), /foreign key has no index/i);
});

hostTest('a mark offers its explanation and a suppression', async () => {
  const document = await openMigration();
  const { range } = await until(markOfForeignKey);
  const titles = await until(() => actionsAt(document.uri, range));
  assert.deepEqual(
    titles.filter((title) => title.includes(rule)),
    [`Show the evidence of ${rule}`, `Explain ${rule}`, `Suppress ${rule} here with a reason…`],
  );
});

hostTest('a mark moves along when lines are written above it', async () => {
  const document = await openMigration();
  const before = (await until(markOfForeignKey)).range.start.line;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), '-- first\n-- second\n');
  await vscode.workspace.applyEdit(edit);
  await until(() => markOfForeignKey()?.range.start.line === before + 2 || undefined);
  await vscode.commands.executeCommand('workbench.action.files.revert');
});

function openTabs(): string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label));
}

function migrationUri(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, migration);
}

async function openMigration(): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(migrationUri());
  await vscode.window.showTextDocument(document);
  return document;
}

function markOfForeignKey(): vscode.Diagnostic | undefined {
  return vscode.languages
    .getDiagnostics(migrationUri())
    .find(({ code }) => typeof code === 'object' && code.value === rule);
}

/** VS Code cancels the question whenever a provider comes or goes, as while language servers start. */
async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<string[] | undefined> {
  try {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
    );
    return actions.map((action) => action.title);
  } catch (error) {
    if (String(error).includes('Cancel')) return undefined;
    throw error;
  }
}
