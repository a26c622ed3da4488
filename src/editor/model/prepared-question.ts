import * as vscode from 'vscode';
import type { Price } from '../../llm/price.ts';
import type { Preparation } from '../../llm/prompt/prepare.ts';
import type { Preview } from '../../llm/prompt/preview.ts';
import type { Verifier } from '../../llm/verify/verifier.ts';
import type { ConsentSheet } from '../../protocol/asking-schema.ts';
import type { ModelQuestion } from '../../worker/prepare-question.ts';
import type { Architect } from '../architect.ts';
import { type Choice, type ChosenModel, chosenModel, type NoModel } from './chosen-model.ts';
import { consentSheet } from './consent-sheet.ts';
import { consentsIn } from './consents.ts';
import { keyStore } from './key-store.ts';
import type { ModelLayer } from './model-layer.ts';
import { type ModelSettings, readModelSettings } from './model-settings.ts';
import type { Question } from './question.ts';

/** A question with all its bytes, before anything of it is sent. */
export interface PreparedQuestion {
  readonly question: Question;
  readonly model: ChosenModel;
  readonly preparation: Preparation;
  readonly verifier: Verifier;
  readonly preview: Preview;
  readonly price: Price | undefined;
  readonly sheet: ConsentSheet;
}

export type Prepared = ({ readonly ok: true } & PreparedQuestion) | ({ readonly ok: false } & NoModel);

/** With the model that is chosen, or with one that is at hand. */
export async function prepareQuestion(
  question: Question,
  architect: Architect,
  layer: ModelLayer,
  atHand?: Choice | undefined,
): Promise<Prepared> {
  const read = readModelSettings();
  if (!read.ok) return { ok: false, message: read.message, help: undefined };
  const { settings } = read;
  const choice = atHand ?? (await chosenModel(settings, layer, keyStore(architect.context.secrets)));
  if (!choice.ok) return choice;
  const { model } = choice;
  const tooLittle = readsTooLittle(model, layer);
  if (tooLittle !== undefined) return { ok: false, message: tooLittle, help: 'chooseModel' };
  const askable = await architect.session.prepare(modelQuestion(question, settings, model, layer));
  const why = unsendable(askable?.preparation, settings);
  if (askable === undefined || why !== undefined) return { ok: false, message: why ?? '', help: undefined };
  const { preparation, verifier } = askable;
  const preview = model.preview(preparation);
  const price = layer.parsePrice(settings.price);
  const remembered = consentsIn(architect.context.workspaceState).has(question.reviewed.folder, preview.consent);
  const sheet = consentSheet({ task: question.title, model, preparation, preview, price, remembered }, layer);
  return { ok: true, question, model, preparation, verifier, preview, price, sheet };
}

function modelQuestion(
  { reviewed, task }: Question,
  settings: ModelSettings,
  { mostTokens }: ChosenModel,
  layer: ModelLayer,
): ModelQuestion {
  const wanted = Math.max(settings.requestTokens, layer.leastInputTokens);
  const inputTokens = Math.min(wanted, mostTokens ?? Number.POSITIVE_INFINITY);
  return {
    root: reviewed.folder,
    scope: reviewed.review.scope,
    task,
    budget: { ...layer.usualBudget, inputTokens },
    neverSend: [...settings.neverSend, ...hiddenFromPerson(reviewed.folder)],
    guidelines: settings.guidelines,
  };
}

/** What a person does not see in the explorer, they do not expect to be sent. */
function hiddenFromPerson(folder: string): readonly string[] {
  const configuration = vscode.workspace.getConfiguration('files', vscode.Uri.file(folder));
  const excluded = configuration.get<Readonly<Record<string, unknown>>>('exclude', {});
  return Object.keys(excluded).filter((pattern) => excluded[pattern] === true);
}

function readsTooLittle({ name, mostTokens }: ChosenModel, { leastInputTokens }: ModelLayer): string | undefined {
  if (mostTokens === undefined || mostTokens >= leastInputTokens) return undefined;
  const [most, least] = [mostTokens, leastInputTokens].map((figure) => figure.toLocaleString('en-US'));
  return vscode.l10n.t(
    '{0} reads {1} tokens at once, and a question takes {2}. Choose a model that reads more.',
    name,
    most ?? '',
    least ?? '',
  );
}

function unsendable(preparation: Preparation | undefined, { reviewTokens }: ModelSettings): string | undefined {
  if (preparation === undefined || preparation.calls.length === 0)
    return vscode.l10n.t('Nothing was found here that a model could judge.');
  const { tokens } = preparation;
  if (tokens <= reviewTokens) return undefined;
  const [needed, most] = [tokens, reviewTokens].map((figure) => figure.toLocaleString('en-US'));
  return vscode.l10n.t(
    'The question holds about {0} tokens, and your cap is {1}. Ask about a selection, or raise backendArchitect.model.reviewTokens.',
    needed ?? '',
    most ?? '',
  );
}
