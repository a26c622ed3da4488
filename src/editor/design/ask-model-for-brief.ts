import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { explain, refuseRestricted } from '../model/ask-architect.ts';
import { type ChosenModel, chosenModel } from '../model/chosen-model.ts';
import { consentsIn } from '../model/consents.ts';
import { keyStore } from '../model/key-store.ts';
import { loadModelLayer } from '../model/load-model-layer.ts';
import type { ModelLayer } from '../model/model-layer.ts';
import { readModelSettings } from '../model/model-settings.ts';
import { toldFailure } from '../model/told-failure.ts';
import { draftHome } from './brief-home.ts';

type Call = ReturnType<ModelLayer['briefRequest']>;

/** A model names the resources of a description. It is sent the words and nothing of the workspace, and only when a person has seen the bytes. */
export async function askModelForBrief(architect: Architect, prose: string): Promise<void> {
  if (!vscode.workspace.isTrusted) return refuseRestricted();
  const read = readModelSettings();
  if (!read.ok) return explain({ message: read.message, help: undefined });
  const layer = loadModelLayer();
  const choice = await chosenModel(read.settings, layer, keyStore(architect.context.secrets));
  if (!choice.ok) return explain(choice);
  const call = layer.briefRequest(prose);
  const turn = architect.inquiry.begin();
  const preview = choice.model.preview({ calls: [call], together: undefined });
  if (!(await isAgreed(architect, { layer, model: choice.model, call, preview, turn })))
    return architect.inquiry.stop();
  const { designs, inquiry } = architect;
  designs.setRun({ kind: 'running', doing: 'model' });
  const { around } = await designs.read(prose);
  const answer = await layer.askForBrief(choice.model.open(preview), call, { prose, around }, turn.signal);
  if (!turn.signal.aborted) inquiry.stop();
  if (!answer.ok) {
    const { kind } = answer.failure;
    const { message, action } = toldFailure(answer.failure);
    return designs.setRun(
      kind === 'cancelled' ? { kind: 'idle' } : { kind: 'failed', message: `${message} ${action}` },
    );
  }
  return designs.open(draftHome(answer.text), noteOf(choice.model, answer));
}

interface Asking {
  readonly layer: ModelLayer;
  readonly model: ChosenModel;
  readonly call: Call;
  readonly preview: ReturnType<ChosenModel['preview']>;
  readonly turn: ReturnType<Architect['inquiry']['begin']>;
}

/** The same sheet, and the same memory of what was agreed to, as for a review. */
async function isAgreed(
  { context, panel }: Architect,
  { layer, model, call, preview, turn }: Asking,
): Promise<boolean> {
  const consents = consentsIn(context.workspaceState);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  if (consents.has(folder, preview.consent)) return true;
  panel.show();
  const tokens = layer.tokensOf(call.sizes);
  const redactions = layer.redactionsIn(call.request.messages.slice(1).map(({ content }) => content));
  const answer = await turn.consent({
    task: vscode.l10n.t('A brief from your description'),
    model: model.name,
    to: preview.url,
    key: model.key,
    tokens,
    remembered: false,
    requests: preview.calls.map((each) => ({ ...each, tokens, sizes: [...call.sizes], leftOut: [] })),
    files: [],
    withheld: [],
    redactions: Object.entries(redactions)
      .filter(([, amount]) => amount > 0)
      .map(([kind, amount]) => ({ kind, amount })),
  });
  if (answer === 'remember') await consents.remember(folder, preview.consent);
  return answer !== 'static';
}

function noteOf({ name }: ChosenModel, { kept, dropped }: { readonly kept: number; readonly dropped: number }): string {
  const said = vscode.l10n.t(
    '{0} proposes {1} resources. Figures were read from your words. Correct it before you design it.',
    name,
    kept,
  );
  return dropped === 0
    ? said
    : `${said} ${vscode.l10n.t('{0} proposals were not believed and are left out.', dropped)}`;
}
