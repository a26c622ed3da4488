import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { prefix } from '../names.ts';
import { answerFiles } from './answer-files.ts';
import { answersFolder } from './answers-folder.ts';
import { stageTeller } from './asking-stage.ts';
import { type Choice, modelOfEditor, type NoModel, sha256 } from './chosen-model.ts';
import { consentsIn } from './consents.ts';
import type { Turn } from './inquiry.ts';
import { joined, judgementView } from './judgement-view.ts';
import { loadModelLayer } from './load-model-layer.ts';
import type { ModelLayer } from './model-layer.ts';
import { type PreparedQuestion, prepareQuestion } from './prepared-question.ts';
import { questionFor, type Wanted } from './question.ts';
import { toldFailure } from './told-failure.ts';

/** From a wish to a judgement in the panel. Whatever happens to the question, the static review stands. */
export async function askArchitect(architect: Architect, wanted: Wanted): Promise<void> {
  if (!vscode.workspace.isTrusted) return refuseRestricted();
  const question = await questionFor(wanted, architect);
  if (question === undefined) return;
  const layer = loadModelLayer();
  const prepared = await prepareQuestion(question, architect, layer, await modelWanted(wanted, layer));
  if (!prepared.ok) return explain(prepared);
  architect.panel.show();
  const turn = architect.inquiry.begin();
  if (!(await isAgreed(prepared, architect, turn))) return architect.inquiry.stop();
  await judge(prepared, architect, turn, layer);
}

/** Shows what would be sent, and sends nothing. */
export async function previewQuestion(architect: Architect, wanted: Wanted): Promise<void> {
  const question = await questionFor(wanted, architect);
  if (question === undefined) return;
  const prepared = await prepareQuestion(question, architect, loadModelLayer());
  if (!prepared.ok) return explain(prepared);
  architect.panel.show();
  architect.inquiry.begin().show({ kind: 'preview', sheet: prepared.sheet });
}

/** Takes back what may be sent without asking, and says so on the page that told of it. */
export async function forgetConsents({ context, inquiry }: Architect): Promise<void> {
  await consentsIn(context.workspaceState).forget();
  const { asking } = inquiry;
  if (asking.kind !== 'preview') return;
  inquiry.begin().show({ kind: 'preview', sheet: { ...asking.sheet, remembered: false } });
}

async function modelWanted(wanted: Wanted, layer: ModelLayer): Promise<Choice | undefined> {
  return wanted.kind === 'task' && wanted.model !== undefined ? modelOfEditor(wanted.model, layer) : undefined;
}

export async function refuseRestricted(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const text = vscode.l10n.t('Restricted Mode sends nothing to a model. The review without one works as always.');
  const answer = await vscode.window.showWarningMessage(text, manage);
  if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}

/** Says why there is no answer, and offers what may help. */
export async function explain({ message, help }: NoModel): Promise<void> {
  const offers = { chooseModel: vscode.l10n.t('Choose Model'), setApiKey: vscode.l10n.t('Set API Key') };
  const offer = help && offers[help];
  const answer = await vscode.window.showWarningMessage(message, ...(offer === undefined ? [] : [offer]));
  if (answer !== undefined && answer === offer) await vscode.commands.executeCommand(`${prefix}.${help}`);
}

/** Asked once for a folder, an origin and a model, unless the person says that the answer holds. */
async function isAgreed({ question, preview, sheet }: PreparedQuestion, { context }: Architect, turn: Turn) {
  const consents = consentsIn(context.workspaceState);
  const { folder } = question.reviewed;
  if (consents.has(folder, preview.consent)) return true;
  const answer = await turn.consent(sheet);
  if (answer === 'remember') await consents.remember(folder, preview.consent);
  return answer !== 'static';
}

async function judge(prepared: PreparedQuestion, architect: Architect, turn: Turn, layer: ModelLayer): Promise<void> {
  const { question, model: chosen, preparation, verifier, preview, price } = prepared;
  const { name } = chosen;
  const { title: task, reviewed } = question;
  let remembered = 0;
  const store = answerFiles(answersFolder(architect));
  const counting = {
    ...store,
    get: async (key: string) => {
      const known = await store.get(key);
      if (known !== undefined) remembered += 1;
      return known;
    },
  };
  const model = layer.rememberingModel(chosen.open(preview), counting, sha256);
  turn.show({ kind: 'running', model: name, task, stage: { kind: 'preparing' }, findings: [] });
  const onStage = stageTeller({ model: name, task, show: turn.show, now: Date.now }, layer);
  const judged = await layer.judge({ preparation, verifier, model, signal: turn.signal, onStage });
  if (turn.signal.aborted) return;
  if (!judged.ok) {
    const { detail } = judged.failure;
    const { message, action } = toldFailure(judged.failure);
    architect.log.warn(`${name}: ${judged.failure.kind}`);
    return turn.show({ kind: 'failed', model: name, message, action, detail });
  }
  const { usage } = judged.judgement;
  const about = {
    model: name,
    task,
    at: new Date().toISOString(),
    reviewAt: reviewed.at,
    cost: price && layer.costText(layer.costOf(price, usage), price),
    remembered,
    requests: preview.calls.length,
    files: preparation.files.length,
  };
  const next = judgementView(judged.judgement, about, layer.dropReasons);
  turn.conclude(question.task.kind === 'review' ? next : joined(architect.inquiry.judgement, next));
}
