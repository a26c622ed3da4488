import { askForBrief } from '../../llm/brief/ask-for-brief.ts';
import { briefRequest } from '../../llm/brief/brief-request.ts';
import { judge } from '../../llm/judge.ts';
import { costOf, costText, parsePrice } from '../../llm/price.ts';
import { leastInputTokens, usualBudget } from '../../llm/prompt/budget.ts';
import { plannedCalls, previewForEditor, previewOf, titleOf } from '../../llm/prompt/preview.ts';
import { redactionsIn } from '../../llm/prompt/redactions.ts';
import { tokensOf } from '../../llm/prompt/tokens-of.ts';
import { agreedModel } from '../../llm/transport/agreed-model.ts';
import { schemaName } from '../../llm/transport/body-of.ts';
import { failureOfEditorModel } from '../../llm/transport/editor-failure.ts';
import { failure } from '../../llm/transport/failure.ts';
import { usualLimits } from '../../llm/transport/limits.ts';
import { listModels } from '../../llm/transport/list-models.ts';
import { openAiModel } from '../../llm/transport/openai-model.ts';
import { openProvider } from '../../llm/transport/provider.ts';
import { rememberingModel } from '../../llm/transport/remembering-model.ts';
import { vendorKey } from '../../llm/transport/vendor-key.ts';
import { startWatch } from '../../llm/transport/watch.ts';
import { trialModel, tryModel } from '../../llm/trial.ts';
import { dropReasons } from '../../llm/verify/drop.ts';

/** All that speaks to a model, in a bundle of its own: most people never ask one, and it is larger than the rest. */
export const modelLayer = {
  agreedModel,
  askForBrief,
  briefRequest,
  costOf,
  costText,
  dropReasons,
  failure,
  failureOfEditorModel,
  judge,
  leastInputTokens,
  listModels,
  openAiModel,
  openProvider,
  parsePrice,
  plannedCalls,
  previewForEditor,
  previewOf,
  redactionsIn,
  rememberingModel,
  schemaName,
  startWatch,
  titleOf,
  tokensOf,
  trialModel,
  tryModel,
  usualBudget,
  usualLimits,
  vendorKey,
};

export type ModelLayer = typeof modelLayer;
