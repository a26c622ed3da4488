import { count } from '../../core/model/wording.ts';
import { costOf, costText, type Price } from '../../llm/price.ts';
import type { PlannedCall } from '../../llm/prompt/build-request.ts';
import type { Preparation } from '../../llm/prompt/prepare.ts';
import { type Preview, plannedCalls } from '../../llm/prompt/preview.ts';
import { tokensOf } from '../../llm/prompt/tokens-of.ts';

interface PreviewOptions {
  /** To the last byte. */
  readonly whole: boolean;
  readonly price: Price | undefined;
  readonly cap: number | undefined;
}

/** What would be sent, where to, and how to send it. */
export function printPreview(
  preparation: Preparation,
  preview: Preview,
  { whole, price, cap }: PreviewOptions,
): string {
  const { files, redactions, tokens, withheld } = preparation;
  const redacted = Object.entries(redactions).filter(([, amount]) => amount > 0);
  const lines = [
    'Nothing was sent. This would be:',
    '',
    `  to        ${preview.url}`,
    `  model     ${preview.consent.model}`,
    `  tokens    about ${tokens.toLocaleString('en-US')} in ${count(preview.calls.length, 'request')}, each repeated at most once for what could not be verified`,
    ...(cap === undefined || tokens <= cap
      ? []
      : [`  cap       ${cap.toLocaleString('en-US')}, so that --send would send nothing`]),
    ...(price === undefined
      ? []
      : [
          `  price     about ${costText(costOf(price, { inputTokens: tokens, outputTokens: 0 }), price)} for what is sent; the answer is added`,
        ]),
    `  redacted  ${redacted.map(([kind, amount]) => `${kind}: ${amount}`).join(', ') || 'nothing that looks like a secret was found'}`,
    ...(withheld.length === 0 ? [] : [`  withheld  ${withheld.join(', ')}`]),
    '',
    ...plannedCalls(preparation).flatMap((call, position) => callLines(call, preview.calls[position])),
    `Names or text of ${count(files.length, 'file')}:`,
    ...files.map((file) => `  ${file}`),
    '',
    whole ? 'The requests:' : 'Add --preview to see every byte, or --send to send.',
    ...(whole ? preview.calls.map(({ title, body }) => `\n${title}\n${body}`) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function callLines(call: PlannedCall, previewed: Preview['calls'][number] | undefined): readonly string[] {
  const sizes = call.sizes.map(({ part, tokens }) => `${part} ${tokens.toLocaleString('en-US')}`);
  return [
    `${previewed?.title ?? ''}: ${(previewed?.bytes ?? 0).toLocaleString('en-US')} bytes, about ${tokensOf(call.sizes).toLocaleString('en-US')} tokens`,
    `  ${sizes.join(', ')}`,
    ...(call.leftOut.length === 0 ? [] : [`  left out for size: ${call.leftOut.join(', ')}`]),
    `  SHA-256 ${previewed?.hash ?? ''}`,
    '',
  ];
}
