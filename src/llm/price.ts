import type { Usage } from './transport/chat-model.ts';

/** What a person pays, as they typed it. Prices change too often to be known here. */
export interface Price {
  /** For a million tokens. */
  readonly input: number;
  readonly output: number;
  /** `$`, `EUR`; empty where none was typed. */
  readonly currency: string;
}

const amount = String.raw`([\p{Sc}]?)\s*(\d+(?:\.\d+)?)`;
const form = new RegExp(`^${amount}(?:\\s*/\\s*${amount})?\\s*(\\p{Sc}|[A-Za-z]{3})?$`, 'u');

/** Reads `1.25/10`, `$1.25/$10` or `0.5 EUR`: input and output for a million tokens, or one price for both. */
export function parsePrice(text: string): Price | undefined {
  const found = form.exec(text.trim());
  if (found === null) return undefined;
  const [, before = '', input = '', second = '', output = input, after = ''] = found;
  return { input: Number(input), output: Number(output), currency: after || before || second };
}

export function costOf({ input, output }: Price, usage: Pick<Usage, 'inputTokens' | 'outputTokens'>): number {
  return (usage.inputTokens * input + usage.outputTokens * output) / 1_000_000;
}

/** `$0.0312`, `1.24 EUR`: small sums with enough digits to differ from nothing. */
export function costText(cost: number, { currency }: Price): string {
  const figure = cost >= 1 || cost === 0 ? cost.toFixed(2) : cost.toFixed(4);
  if (currency === '') return figure;
  return /^\p{Sc}$/u.test(currency) ? `${currency}${figure}` : `${figure} ${currency.toUpperCase()}`;
}
