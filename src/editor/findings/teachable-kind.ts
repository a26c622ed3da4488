import type { Config } from '../../core/config/config.ts';

export type TeachableKind = keyof Config['guards'];

/** What a guard would have to be, so that a rule that misses it falls silent. */
export function teachableKind(rule: string): TeachableKind | undefined {
  if (/authenticat/.test(rule)) return 'authentication';
  if (/authoriz/.test(rule)) return 'authorization';
  return /rate-limit/.test(rule) ? 'rateLimit' : undefined;
}
