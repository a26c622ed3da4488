import * as vscode from 'vscode';
import type { ModelFailure } from '../../llm/transport/chat-model.ts';

/** Why a model gave no answer and what to do, in the language of the editor. */
export function toldFailure({ message, action, filled }: ModelFailure): { message: string; action: string } {
  return {
    message: filled === undefined ? vscode.l10n.t(message) : vscode.l10n.t(filled.sentence, ...filled.values),
    action: vscode.l10n.t(action),
  };
}
