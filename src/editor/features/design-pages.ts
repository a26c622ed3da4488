import * as vscode from 'vscode';

const scheme = 'backend-architect-design';

const documents = new Map<string, string>();

/** A document is read once, so each design has an address of its own. */
let designs = 0;

/** Designs as documents that no file holds, so that a person reads before anything is written. */
export function registerDesignPages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => documents.get(uri.toString()) ?? '',
  });
}

export async function showDesign(brief: vscode.Uri, document: string): Promise<void> {
  designs += 1;
  const uri = vscode.Uri.from({
    scheme,
    path: `${brief.path.replace(/\.\w+$/, '')}.design.md`,
    query: String(designs),
  });
  documents.set(uri.toString(), document);
  await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
}
