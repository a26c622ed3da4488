import * as vscode from 'vscode';

/** `// architect-ignore RULE -- reason` above the line, in the comment style of the file. */
export function suppressionEdit(
  document: vscode.TextDocument,
  line: number,
  rule: string,
  reason: string,
): vscode.WorkspaceEdit | undefined {
  const comment = commentStart(document.fileName);
  if (comment === undefined) return undefined;
  const indentation = /^\s*/.exec(document.lineAt(line).text)?.[0] ?? '';
  const end = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const edit = new vscode.WorkspaceEdit();
  const words = reason.trim().replace(/\s+/g, ' ');
  const text = `${indentation}${comment} architect-ignore ${rule} -- ${words}${end}`;
  edit.insert(document.uri, new vscode.Position(line, 0), text);
  return edit;
}

export function commentStart(file: string): string | undefined {
  if (/\.(?:[cm]?[jt]sx?|prisma|java|go|cs|kt|rs|php|proto|jsonc)$/.test(file)) return '//';
  if (/\.sql$/.test(file)) return '--';
  if (/\.(?:ya?ml|py|rb|toml|tf|graphql|env)$|Dockerfile[^/\\]*$/.test(file)) return '#';
  return undefined;
}
