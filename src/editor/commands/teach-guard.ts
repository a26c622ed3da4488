import * as vscode from 'vscode';
import { configFiles } from '../../core/config/config.ts';
import type { Architect } from '../architect.ts';
import { uriIn } from '../convert.ts';
import { findingArgument } from '../findings/finding-argument.ts';
import { type TeachableKind, teachableKind } from '../findings/teachable-kind.ts';
import type { Command } from './command.ts';

/** Writes into architect.config which function is the team's guard, so that the rules stop missing it. */
export const teachGuard: Command = {
  id: 'teachGuard',
  doing: 'teach a guard',
  run: async (architect, which) => {
    const { last } = await architect.session.restore();
    const entry = findingArgument(architect, which);
    // Of several folders the finding's own has the guard.
    const folder = entry?.folder ?? last?.folder ?? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    if (folder === undefined) return;
    const kind = (entry && teachableKind(entry.finding.rule)) ?? (await askKind());
    const name = kind && (await askName(architect, kind));
    if (kind !== undefined && name !== undefined) await teach(architect, folder, kind, name);
  },
};

async function askKind(): Promise<TeachableKind | undefined> {
  const items = [
    {
      guard: 'authentication' as const,
      label: vscode.l10n.t('Authentication'),
      detail: vscode.l10n.t('Who is calling?'),
    },
    {
      guard: 'authorization' as const,
      label: vscode.l10n.t('Authorization'),
      detail: vscode.l10n.t('May they do this?'),
    },
    { guard: 'rateLimit' as const, label: vscode.l10n.t('Rate limit'), detail: vscode.l10n.t('How often may they?') },
  ];
  const placeHolder = vscode.l10n.t('What does the guard ask?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.guard;
}

/** Middleware that the review saw and could not name comes first; any other name can be typed. */
async function askName({ session }: Architect, kind: TeachableKind): Promise<string | undefined> {
  const endpoints = session.memory.last?.landscape.endpoints ?? [];
  const seen = new Map<string, number>();
  for (const { guards } of endpoints) {
    for (const guard of guards) if (guard.kind === 'other') seen.set(guard.name, (seen.get(guard.name) ?? 0) + 1);
  }
  const names = [...seen].sort(([, a], [, b]) => b - a);
  const items = names.map(([label, count]) => ({ label, description: vscode.l10n.t('on {0} endpoints', count) }));
  const other = { label: vscode.l10n.t('Another name…'), other: true };
  const placeHolder = vscode.l10n.t('Which function or class is the guard?');
  const picked = items.length === 0 ? other : await vscode.window.showQuickPick([...items, other], { placeHolder });
  if (picked === undefined || !('other' in picked)) return picked?.label;
  const prompt = vscode.l10n.t('Name as the code writes it; * stands for anything, as in throttle*');
  const typed = await vscode.window.showInputBox({ title: `architect.config: ${kind}`, prompt });
  return typed?.trim() || undefined;
}

async function teach({ session }: Architect, folder: string, kind: TeachableKind, name: string): Promise<void> {
  const { uri, document } = await configIn(folder);
  const before = document?.getText() ?? '';
  const after = await session.teach({ file: uri.path, text: before, kind, name });
  if (after === undefined) {
    if (document !== undefined) await vscode.window.showTextDocument(document);
    const text = vscode.l10n.t('Add {0} to guards.{1} yourself: the file is laid out in its own way.', name, kind);
    return void (await vscode.window.showInformationMessage(text));
  }
  const edit = new vscode.WorkspaceEdit();
  if (document === undefined) edit.createFile(uri, { contents: Buffer.from(after) });
  else edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), after);
  await vscode.workspace.applyEdit(edit);
  const written = await vscode.workspace.openTextDocument(uri);
  // Saving starts the refresh, so that the findings go away while one looks at the reason.
  await written.save();
  await vscode.window.showTextDocument(written);
}

async function configIn(folder: string): Promise<{ uri: vscode.Uri; document: vscode.TextDocument | undefined }> {
  for (const name of configFiles) {
    const uri = uriIn(folder, name);
    const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
    if (document !== undefined) return { uri, document };
  }
  return { uri: uriIn(folder, configFiles[0]), document: undefined };
}
