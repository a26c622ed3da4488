import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { documentHome, isDocumentHome } from './document-home.ts';

/** A YAML or JSON text that names resources. */
export function isBrief(document: vscode.TextDocument): boolean {
  const isData = ['yaml', 'json', 'jsonc', 'plaintext'].includes(document.languageId);
  return isData && /^\s*"?resources"?\s*:/m.test(document.getText());
}

export function briefInEditor(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isBrief(document) ? document : undefined;
}

/** Shows a document as the form. One that is shown already keeps what was done in it. */
export async function openDocument({ designs }: Architect, document: vscode.TextDocument): Promise<void> {
  const { home } = designs;
  const isSame = isDocumentHome(home) && home.uri.toString() === document.uri.toString();
  await (isSame ? designs.refresh() : designs.open(documentHome(document)));
}

/** The text behind the form, beside it. A brief that no document holds yet gets one that is not saved. */
export async function showBriefText({ designs }: Architect, line?: number): Promise<void> {
  const { home } = designs;
  if (home === undefined) return;
  const document = isDocumentHome(home)
    ? await vscode.workspace.openTextDocument(home.uri)
    : await vscode.workspace.openTextDocument({ language: 'yaml', content: home.read() });
  if (!isDocumentHome(home)) await designs.open(documentHome(document));
  const at = new vscode.Position(Math.max(0, (line ?? 1) - 1), 0);
  const selection = line === undefined ? {} : { selection: new vscode.Range(at, at) };
  await vscode.window.showTextDocument(document, selection);
}

/** Without braces within braces, which not every reader of patterns knows. */
const briefFiles = `{${['*.brief', 'brief', 'briefs/*']
  .flatMap((name) => ['yaml', 'yml', 'json'].map((ending) => `**/${name}.${ending}`))
  .join(',')}}`;

/** A brief among the files of the workspace, by the names that the schema is associated with. */
export async function chooseBrief(architect: Architect): Promise<void> {
  const files = await vscode.workspace.findFiles(briefFiles, '**/node_modules/**', 200);
  const open = briefInEditor();
  const uris = [
    ...new Map([...(open === undefined ? [] : [open.uri]), ...files].map((uri) => [uri.toString(), uri])).values(),
  ];
  const browse = { label: vscode.l10n.t('Browse…'), uri: undefined };
  const items = [...uris.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })), browse];
  const placeHolder = vscode.l10n.t('Which brief should be opened as a form?');
  const picked =
    uris.length === 0
      ? browse
      : await vscode.window.showQuickPick<{ label: string; uri: vscode.Uri | undefined }>(items, { placeHolder });
  if (picked === undefined) return;
  const filters = { [vscode.l10n.t('Briefs')]: ['yaml', 'yml', 'json'] };
  const uri = picked.uri ?? (await vscode.window.showOpenDialog({ filters }))?.[0];
  if (uri !== undefined) await openDocument(architect, await vscode.workspace.openTextDocument(uri));
}
