import * as vscode from 'vscode';

/** Copies the shop that ships into a new folder of this one. What is there already stays as it is, an earlier copy too. */
export async function copySample(extension: vscode.Uri, home: vscode.Uri): Promise<vscode.Uri> {
  const taken = new Set((await vscode.workspace.fs.readDirectory(home)).map(([name]) => name));
  const target = vscode.Uri.joinPath(home, freeName(taken));
  await vscode.workspace.fs.copy(vscode.Uri.joinPath(extension, 'examples', 'shop'), target, { overwrite: false });
  return target;
}

function freeName(taken: ReadonlySet<string>, copy = 1): string {
  const name = copy === 1 ? 'sample-shop' : `sample-shop-${copy}`;
  return taken.has(name) ? freeName(taken, copy + 1) : name;
}
