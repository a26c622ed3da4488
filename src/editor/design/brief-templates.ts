import path from 'node:path';
import * as vscode from 'vscode';
import type { DesignState } from '../../protocol/design-schema.ts';

type Template = DesignState['templates'][number];

/** The briefs that ship: their title is the name of the file, and their first comment says what they are about. */
export async function briefTemplates(extension: vscode.Uri): Promise<readonly Template[]> {
  const entries = await vscode.workspace.fs.readDirectory(folderOf(extension));
  const names = entries.map(([name]) => name).filter((name) => name.endsWith('.yaml'));
  return Promise.all(
    names.sort().map(async (name) => {
      const id = path.basename(name, '.yaml');
      const words = id.replaceAll('-', ' ');
      const [first = ''] = (await templateText(extension, id)).split('\n');
      const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
      return { id, title, about: first.startsWith('#') ? first.replace(/^#\s*/, '') : '' };
    }),
  );
}

/** The id comes from a page, so only the name of a file is taken of it. */
export async function templateText(extension: vscode.Uri, id: string): Promise<string> {
  const file = vscode.Uri.joinPath(folderOf(extension), `${path.basename(id)}.yaml`);
  return Buffer.from(await vscode.workspace.fs.readFile(file)).toString();
}

function folderOf(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'examples', 'briefs');
}
