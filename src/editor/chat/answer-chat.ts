import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { prefix } from '../names.ts';
import type { Reviewed } from '../reviewed.ts';
import { folderAtHand, obstacle } from '../workspace-folder.ts';
import { judgeInChat } from './judge-in-chat.ts';
import { topicOf } from './topics.ts';

export interface Chat {
  readonly architect: Architect;
  readonly request: vscode.ChatRequest;
  readonly stream: vscode.ChatResponseStream;
  readonly token: vscode.CancellationToken;
}

/** First what analysis knows, at once and without a model; then the judgement of the chat's model, if it may be asked. */
export async function answerChat(chat: Chat): Promise<void> {
  const { architect, request, stream } = chat;
  const reviewed = await reviewFor(chat);
  if (reviewed === undefined) return;
  const topic = await topicOf(request, reviewed, architect.session);
  topic.tell({ stream, folder: reviewed.folder });
  if (topic.task !== undefined) await judgeInChat(chat, { task: topic.task, title: topic.title, reviewed });
  stream.button({ command: `${prefix}.showLastReview`, title: vscode.l10n.t('Open the Review') });
}

/** A person asks about the code as it is now; the files that are known are not read again. */
async function reviewFor({ architect, stream, token }: Chat): Promise<Reviewed | undefined> {
  const folder = folderAtHand();
  if (folder === undefined) {
    stream.markdown(obstacle() ?? vscode.l10n.t('Open a file of the folder that is meant.'));
    return undefined;
  }
  stream.progress(vscode.l10n.t('Reading the workspace'));
  const controller = new AbortController();
  // Only what the chat asked for: a person may wait for the same review elsewhere.
  const listening = token.onCancellationRequested(() => controller.abort());
  const { signal } = controller;
  const outcome = await architect.session
    .review({ folder, scope: { kind: 'workspace' }, quiet: true, signal })
    .finally(() => listening.dispose());
  if (outcome.kind === 'failed') stream.markdown(outcome.message);
  return outcome.kind === 'done' ? outcome.reviewed : undefined;
}
