import * as vscode from 'vscode';
import { count } from '../../core/model/wording.ts';
import { markdownText } from '../../core/report/markdown/markdown-text.ts';
import type { Judgement } from '../../llm/judge.ts';
import { answerFiles } from '../model/answer-files.ts';
import { answersFolder } from '../model/answers-folder.ts';
import { choiceOfEditorModel, sha256 } from '../model/chosen-model.ts';
import { consentsIn } from '../model/consents.ts';
import { editorModelId } from '../model/editor-model.ts';
import { loadModelLayer } from '../model/load-model-layer.ts';
import { type PreparedQuestion, prepareQuestion } from '../model/prepared-question.ts';
import type { Question } from '../model/question.ts';
import { toldFailure } from '../model/told-failure.ts';
import { prefix } from '../names.ts';
import type { Chat } from './answer-chat.ts';
import { tellFinding } from './tell.ts';

/** The chat's model judges as any other does: from facts, verified, and only what a person has agreed to send to it. */
export async function judgeInChat(chat: Chat, question: Question): Promise<void> {
  const { architect, request, stream } = chat;
  if (!vscode.workspace.isTrusted) return;
  const layer = loadModelLayer();
  const prepared = await prepareQuestion(question, architect, layer, choiceOfEditorModel(request.model, layer));
  if (!prepared.ok) return void stream.markdown(`${markdownText(prepared.message)}\n\n`);
  const { consent } = prepared.preview;
  if (!consentsIn(architect.context.workspaceState).has(question.reviewed.folder, consent))
    return offer(chat, prepared);
  await judge(chat, prepared);
}

/** The panel shows every byte and asks; who lets it remember the answer has the judgement in the chat from then on. */
function offer({ request, stream }: Chat, { question, model, preparation }: PreparedQuestion): void {
  const tokens = preparation.tokens.toLocaleString('en-US');
  const files = count(preparation.files.length, 'file');
  const text = vscode.l10n.t(
    '{0} has been sent nothing. To judge this it would be shown facts and quotes of {1}, about {2} tokens.',
    model.name,
    files,
    tokens,
  );
  stream.markdown(`${text}\n\n`);
  const { task, title } = question;
  stream.button({
    command: `${prefix}.askArchitect`,
    title: vscode.l10n.t('Show What Would Be Sent…'),
    arguments: [{ task, title, model: editorModelId(request.model) }],
  });
}

async function judge(
  chat: Chat,
  { question, model: chosen, preparation, verifier, preview }: PreparedQuestion,
): Promise<void> {
  const { architect, stream, token } = chat;
  const layer = loadModelLayer();
  const controller = new AbortController();
  const listening = token.onCancellationRequested(() => controller.abort());
  stream.progress(vscode.l10n.t('{0} judges what was found', chosen.name));
  const model = layer.rememberingModel(chosen.open(preview), answerFiles(answersFolder(architect)), sha256);
  const judged = await layer.judge({ preparation, verifier, model, signal: controller.signal });
  listening.dispose();
  if (judged.ok) return tellJudgement(chat, question, judged.judgement, chosen.name);
  const { message, action } = toldFailure(judged.failure);
  stream.markdown(`${markdownText(message)} ${markdownText(action)}\n\n`);
}

function tellJudgement({ stream }: Chat, { reviewed }: Question, judgement: Judgement, name: string): void {
  const { receipt, findings, verdicts, observations, technologies, openQuestions, ddl } = judgement;
  const place = { stream, folder: reviewed.folder };
  const titles = new Map(reviewed.review.findings.map(({ fingerprint, title }) => [fingerprint, title]));
  stream.markdown(`### ${markdownText(vscode.l10n.t('Judgement of {0}', name))}\n\n`);
  for (const observation of observations) stream.markdown(`${markdownText(observation)}\n\n`);
  for (const finding of findings) tellFinding(place, finding, 'whole', `${finding.rule}, ${finding.basis}`);
  const said = verdicts.flatMap(({ finding, verdict, why }) => {
    const title = titles.get(finding);
    return title === undefined ? [] : [`- **${verdictName(verdict)}** ${markdownText(title)}. ${markdownText(why)}`];
  });
  const advised = technologies.map(
    ({ area, recommendation, rationale }) => `- ${markdownText(`${area}: ${recommendation}. ${rationale}`)}`,
  );
  const question = vscode.l10n.t('Open question:');
  const asked = openQuestions.map((open) => `- **${question}** ${markdownText(open)}`);
  for (const lines of [said, advised, asked]) if (lines.length > 0) stream.markdown(`${lines.join('\n')}\n\n`);
  if (ddl !== '') stream.markdown(`\`\`\`sql\n${ddl}\n\`\`\`\n\n`);
  const dropped = receipt.received - receipt.kept;
  const text = vscode.l10n.t(
    '{0} statements received, {1} kept, {2} dropped as not proven.',
    receipt.received,
    receipt.kept,
    dropped,
  );
  stream.markdown(`*${text}*\n\n`);
}

/** As the panel says it. */
function verdictName(verdict: Judgement['verdicts'][number]['verdict']): string {
  if (verdict === 'agree') return vscode.l10n.t('Agrees:');
  return verdict === 'cannot-tell' ? vscode.l10n.t('Cannot tell:') : vscode.l10n.t('Acceptable here:');
}
