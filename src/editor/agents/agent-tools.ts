import * as vscode from 'vscode';
import type { AgentInput } from '../../core/report/agent/agent-tool.ts';
import type { Architect } from '../architect.ts';
import { folderAtHand } from '../workspace-folder.ts';

interface Declared {
  readonly name: string;
  readonly displayName: string;
}

/** What agents of the editor may ask. The manifest says what there is; the answers come from the engine's thread. */
export function registerAgentTools(architect: Architect): vscode.Disposable {
  // Editors that are made from VS Code may have no agents.
  if (vscode.lm?.registerTool === undefined) return vscode.Disposable.from();
  const tools: readonly Declared[] = architect.context.extension.packageJSON.contributes.languageModelTools;
  return vscode.Disposable.from(
    ...tools.map(({ name, displayName }) =>
      vscode.lm.registerTool<AgentInput>(name, {
        prepareInvocation: () => ({
          invocationMessage: vscode.l10n.t('Asking for the {0}', displayName.toLowerCase()),
        }),
        invoke: async ({ input }, token) => toolResult(await ask(architect, name, input, token)),
      }),
    ),
  );
}

async function ask({ session }: Architect, tool: string, input: AgentInput, token: vscode.CancellationToken) {
  const folder = folderAtHand();
  if (folder === undefined) return { ok: false, text: vscode.l10n.t('Open a folder first: there is nothing to read.') };
  const controller = new AbortController();
  const listening = token.onCancellationRequested(() => controller.abort());
  return session.ask(folder, tool, input, controller.signal).finally(() => listening.dispose());
}

/** An error is thrown, as agents expect it: its text says how to ask instead. */
function toolResult({ ok, text }: { readonly ok: boolean; readonly text: string }): vscode.LanguageModelToolResult {
  if (!ok) throw new Error(text);
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}
