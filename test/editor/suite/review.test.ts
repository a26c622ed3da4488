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
  const offers = async () => {
    const titles = (await actionsAt(document.uri, range)).map(({ title }) => title);
    return titles.filter((title) => title.includes(rule));
  };
  assert.deepEqual(await until(async () => ((await offers()).length === 0 ? undefined : await offers())), [
    `Mend ${rule}: look at the change`,
    `Show the evidence of ${rule}`,
    `Explain ${rule}`,
    `Suppress ${rule} here with a reason…`,
  ]);
});

hostTest('a fix is looked at before it is made, for the text as it stands now', async () => {
  const { range } = await until(markOfForeignKey);
  const step = fileIn('services/catalog/db/migrations/004_add_products_supplier_id_idx.sql');
  const discarded = await askedToMend(migrationUri(), range, 'Mend');
  await discarded.answer('refactorPreview.discard');
  await assert.rejects(async () => await vscode.workspace.fs.stat(step));

  const applied = await askedToMend(migrationUri(), range, 'Mend');
  await applied.answer('refactorPreview.apply');
  const made = await until(() => textOf(step));
  assert.match(made, /^CREATE INDEX CONCURRENTLY products_supplier_id_idx ON products \(supplier_id\);/);

  await vscode.window.showTextDocument(step);
  await vscode.commands.executeCommand('undo');
  await until(async () => ((await textOf(step)) === undefined ? true : undefined));
});

hostTest('a route that its document lacks is added to it, by the lightbulb at the route', async () => {
  const contract = fileIn('services/payments/openapi.yaml');
  const before = await textOf(contract);
  const routes = await vscode.workspace.openTextDocument(fileIn('services/payments/src/routes/payments.ts'));
  const { range } = await until(() => markOf('spec-code-drift', routes.uri));
  assert.match(routes.lineAt(range.start.line).text, /'\/:paymentId\/capture'/);
  const asked = await askedToMend(routes.uri, range, 'Add to Contract');
  await asked.answer('refactorPreview.apply');
  const document = await vscode.workspace.openTextDocument(contract);
  const added = await until(() => (document.getText() === before ? undefined : document.getText()));
  assert.match(added, /\n {2}\/v1\/payments\/\{paymentId\}\/capture:\n {4}post:\n {6}operationId: capturePayment\n/);

  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
  await until(() => (document.getText() === before ? true : undefined));
  await document.save();
});

hostTest('a table that code fills and nothing makes is designed as the next migration', async () => {
  const routes = await vscode.workspace.openTextDocument(fileIn('services/catalog/src/reviews/routes.ts'));
  const step = fileIn('services/catalog/db/migrations/004_create_wishes.sql');
  const edit = new vscode.WorkspaceEdit();
  const last = routes.positionAt(routes.getText().lastIndexOf('};'));
  const insertion =
    "app.db.query('INSERT INTO wishes (product_id, reason) VALUES ($1, $2)', [request.params.id, 'gift'])";
  edit.insert(routes.uri, last, `  app.post('/wishes', async (request) => ${insertion});\n`);
  await vscode.workspace.applyEdit(edit);
  await routes.save();
  await vscode.commands.executeCommand('backendArchitect.reviewArchitecture');
  const line = new vscode.Range(last.line, 4, last.line, 4);
  const asked = await askedToMend(routes.uri, line, 'Design the Missing Table wishes');
  await asked.answer('refactorPreview.apply');
  const made = await until(() => textOf(step));
  assert.match(
    made,
    /CREATE TABLE wishes \(\n {2}product_id uuid, -- REFERENCES products \(id\)\?\n {2}reason -- type\?/,
  );

  await vscode.window.showTextDocument(step);
  await vscode.commands.executeCommand('undo');
  await until(async () => ((await textOf(step)) === undefined ? true : undefined));
  const back = new vscode.WorkspaceEdit();
  back.delete(routes.uri, routes.lineAt(last.line).rangeIncludingLineBreak);
  await vscode.workspace.applyEdit(back);
  await routes.save();
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

interface Asked {
  /** Ends once the preview has taken the answer. */
  answer(command: 'refactorPreview.apply' | 'refactorPreview.discard'): Promise<void>;
}

/** Takes an offer of the lightbulb. Its command ends when the preview is answered, and not before. */
async function askedToMend(uri: vscode.Uri, range: vscode.Range, title: string): Promise<Asked> {
  const { command } = await until(async () =>
    (await actionsAt(uri, range)).find((each) => each.title.startsWith(title)),
  );
  assert.ok(command);
  const state = { answered: false };
  const done = Promise.resolve(vscode.commands.executeCommand(command.command, ...(command.arguments ?? []))).then(
    () => {
      state.answered = true;
    },
  );
  // A command that asks nothing has ended by then.
  await vscode.workspace.findFiles('package.json');
  assert.equal(state.answered, false, 'nothing is asked');
  return {
    answer: async (answer) => {
      await until(async () => {
        await vscode.commands.executeCommand(answer);
        return state.answered || undefined;
      });
      await done;
    },
  };
}

function fileIn(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  return vscode.Uri.joinPath(folder, name);
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

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
  return markOf(rule, migrationUri());
}

function markOf(which: string, uri: vscode.Uri): vscode.Diagnostic | undefined {
  return vscode.languages.getDiagnostics(uri).find(({ code }) => typeof code === 'object' && code.value === which);
}

/** VS Code cancels the question whenever a provider comes or goes, as while language servers start. */
async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  try {
    return await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range);
  } catch (error) {
    if (String(error).includes('Cancel')) return [];
    throw error;
  }
}
