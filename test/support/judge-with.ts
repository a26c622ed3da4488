import { type Judged, judge } from '../../src/llm/judge.ts';
import type { Stage } from '../../src/llm/judge-call.ts';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { previewOf } from '../../src/llm/prompt/preview.ts';
import type { Limits } from '../../src/llm/transport/limits.ts';
import { openAiModel } from '../../src/llm/transport/openai-model.ts';
import { verifierOf } from '../../src/llm/verify/verifier.ts';
import { providerOf, sha256, shortLimits } from './ask-model.ts';
import type { Shop } from './judged-shop.ts';

export interface JudgeWith {
  readonly signal?: AbortSignal;
  readonly limits?: Limits;
  readonly onStage?: (stage: Stage) => void;
}

/** From the preview to the judgement, as the command line and the editor do it. */
export function judgeWith(
  baseUrl: string,
  { system }: Shop,
  preparation: GroundedPreparation,
  options: JudgeWith = {},
): Promise<Judged> {
  const provider = providerOf({ kind: 'compatible', baseUrl, model: 'test-model' });
  const { consent } = previewOf(preparation, provider, sha256);
  const model = openAiModel({
    provider,
    consent,
    hash: sha256,
    limits: options.limits ?? { ...shortLimits, totalMs: 20_000 },
  });
  const { signal, onStage } = options;
  return judge({
    preparation,
    verifier: verifierOf(system, preparation),
    model,
    ...(signal && { signal }),
    ...(onStage && { onStage }),
  });
}
