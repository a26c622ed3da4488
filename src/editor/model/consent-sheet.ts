import type { Price } from '../../llm/price.ts';
import type { Preparation } from '../../llm/prompt/prepare.ts';
import type { Preview } from '../../llm/prompt/preview.ts';
import type { ConsentSheet } from '../../protocol/asking-schema.ts';
import type { ChosenModel } from './chosen-model.ts';
import type { ModelLayer } from './model-layer.ts';

interface Asked {
  readonly task: string;
  readonly model: ChosenModel;
  readonly preparation: Preparation;
  readonly preview: Preview;
  readonly price: Price | undefined;
  readonly remembered: boolean;
}

/** What a person looks at before agreeing: the bytes themselves, and what they are made of. */
export function consentSheet(
  { task, model, preparation, preview, price, remembered }: Asked,
  layer: ModelLayer,
): ConsentSheet {
  const planned = layer.plannedCalls(preparation);
  const { tokens, files, withheld, redactions } = preparation;
  const cost = price && layer.costText(layer.costOf(price, { inputTokens: tokens, outputTokens: 0 }), price);
  return {
    task,
    model: model.name,
    to: preview.url,
    key: model.key,
    tokens,
    cost,
    remembered,
    requests: preview.calls.map((call, position) => {
      const { sizes = [], leftOut = [] } = planned[position] ?? {};
      return { ...call, tokens: layer.tokensOf(sizes), sizes, leftOut };
    }),
    files,
    withheld,
    redactions: Object.entries(redactions)
      .filter(([, amount]) => amount > 0)
      .map(([kind, amount]) => ({ kind, amount })),
  };
}
