import path from 'node:path';
import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { productName } from '../names.ts';
import { isOn, onSettingChange } from '../settings.ts';

/** Id of the provider in the manifest. */
const providerId = 'backendArchitect.mcp';

/** Tells the editor of the command line as an MCP server, for agents that know no tools of extensions. It runs when one is asked. */
export function registerMcpServer({ context }: Architect): vscode.Disposable {
  if (vscode.lm?.registerMcpServerDefinitionProvider === undefined) return vscode.Disposable.from();
  const changed = new vscode.EventEmitter<void>();
  const tell = () => changed.fire();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidGrantWorkspaceTrust(tell),
    vscode.workspace.onDidChangeWorkspaceFolders(tell),
    onSettingChange(['agents.mcpServer'], tell),
    vscode.lm.registerMcpServerDefinitionProvider(providerId, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => (isOffered() ? serversOf(context) : []),
    }),
  );
}

/** git runs with it, and that only where the workspace is trusted. */
function isOffered(): boolean {
  return vscode.workspace.isTrusted && isOn('agents.mcpServer');
}

function serversOf({ extensionPath, extension }: vscode.ExtensionContext): vscode.McpServerDefinition[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return folders.map(({ name, uri }) => {
    const label = folders.length === 1 ? productName : `${productName}: ${name}`;
    const args = [path.join(extensionPath, 'dist/cli.js'), 'mcp', uri.fsPath];
    // On a desktop the editor's own program is a Node when it is told so.
    const environment = { ELECTRON_RUN_AS_NODE: '1' };
    return new vscode.McpStdioServerDefinition(
      label,
      process.execPath,
      args,
      environment,
      extension.packageJSON.version,
    );
  });
}
