import type { Element } from './evidence.ts';

export const effectKinds = [
  'module-state-write',
  'file-read',
  'file-write',
  'log',
  'crypto',
  'token',
  'cookie',
  'csrf',
  'cors',
  'tls',
  'environment-read',
  'sql-text',
  'request-target',
  'stored-body',
  'secret',
  'upload',
  'debug',
  'blocking-call',
  'global-middleware',
  'client',
  'fan-out',
  'waits-in-a-row',
  'slow-work',
  'exposed-error',
] as const;

export type EffectKind = (typeof effectKinds)[number];

/** What an operation does besides data and calls. */
export interface Effect extends Element {
  readonly service: string;
  /** Operation id; absent for what happens when a module loads. */
  readonly operation?: string | undefined;
  readonly kind: EffectKind;
  /** What it acts on: the variable, the file, the setting. */
  readonly name: string;
  readonly detail?: string | undefined;
  /** What is set, in words of ours: `{ origins: 'any' }`. Never a secret. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}
