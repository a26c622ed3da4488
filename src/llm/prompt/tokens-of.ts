import type { PromptSize } from './build-request.ts';

export function tokensOf(sizes: readonly PromptSize[]): number {
  return sizes.reduce((sum, { tokens }) => sum + tokens, 0);
}
