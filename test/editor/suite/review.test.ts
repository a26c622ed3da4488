import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FileEdit } from '../../../src/core/model/file-edit.ts';
import { fixEdit } from '../../../src/editor/fix-edit.ts';
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
    [
      `Mend ${rule}: look at the change`,
      `Show the evidence of ${rule}`,
      `Explain ${rule}`,
      `Suppress ${rule} here with a reason…`,
    ],
  );
});

hostTest('a fix is looked at before it is made, for the text as it stands now', async () => {
  const { range } = await until(markOfForeignKey);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const step = vscode.Uri.joinPath(folder, 'services/catalog/db/migrations/004_add_products_supplier_id_idx.sql');
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    migrationUri(),
    range,
  );
  const { command } = actions.find(({ title }) => title.startsWith('Mend')) ?? {};
  assert.ok(command);
  // The command ends when the preview is answered.
  const state = { answered: false };
  const asked = vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  const done = asked.then(() => {
    state.answered = true;
  });
  await until(async () => {
    await vscode.commands.executeCommand('refactorPreview.discard');
    return state.answered || undefined;
  });
  await done;
  await assert.rejects(async () => await vscode.workspace.fs.stat(step));
});

hostTest('the edits of a fix reach files that are there and files that are not', async () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const file = 'notes/mended.sql';
  const uri = vscode.Uri.file(`${folder}/${file}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('-- above\nCREATE INDEX a ON b (c);\n'));
  const evidence = [{ file, line: 1, endLine: 1, text: 'CREATE INDEX a ON b (c);' }];
  const edits: readonly FileEdit[] = [
    { kind: 'replace', file, line: 1, endLine: 1, find: 'INDEX', put: 'INDEX CONCURRENTLY' },
    { kind: 'create', file: 'notes/new.sql', text: 'SELECT 1;\n' },
  ];
  const made = await fixEdit(
    { finding: { evidence, edits }, folder, file, line: 1 },
    { needsConfirmation: false, label: '' },
  );
  assert.ok(made.ok);
  assert.ok(await vscode.workspace.applyEdit(made.edit));
  const text = async (name: string): Promise<string> =>
    (await vscode.workspace.openTextDocument(vscode.Uri.file(`${folder}/${name}`))).getText();
  assert.equal(await text(file), '-- above\nCREATE INDEX CONCURRENTLY a ON b (c);\n');
  assert.equal(await text('notes/new.sql'), 'SELECT 1;\n');
  await vscode.workspace.saveAll();
  await vscode.workspace.fs.delete(vscode.Uri.file(`${folder}/notes`), { recursive: true });
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
