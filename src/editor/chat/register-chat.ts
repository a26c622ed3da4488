import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import type { answerChat } from './answer-chat.ts';

/** Id of the participant in the manifest; a person writes `@architect`. */
const participantId = 'backend-architect.architect';

/** Answers in the chat, where there is one. What answers is a bundle of its own that nobody loads before. */
export function registerChat(architect: Architect): vscode.Disposable {
  if (vscode.chat?.createChatParticipant === undefined) return vscode.Disposable.from();
  const participant = vscode.chat.createChatParticipant(participantId, async (request, _, stream, token) => {
    const beside = createRequire(path.join(import.meta.dirname, 'extension.js'));
    const bundle = beside('./chat.js') as { readonly answerChat: typeof answerChat };
    await bundle.answerChat({ architect, request, stream, token });
  });
  participant.iconPath = vscode.Uri.joinPath(architect.context.extensionUri, 'media/icon.png');
  return participant;
}
