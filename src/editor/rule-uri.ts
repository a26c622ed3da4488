import * as vscode from 'vscode';

export const ruleScheme = 'backend-architect-rule';

/** Address of a rule's explanation; diagnostics link to it. */
export function ruleUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: ruleScheme, path: `/${rule}.md` });
}

export function ruleIn(uri: vscode.Uri): string {
  return uri.path.slice(1).replace(/\.md$/, '');
}
