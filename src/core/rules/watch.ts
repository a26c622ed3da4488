import type { System, SystemPart } from '../model/system.ts';
import type { SystemIndex } from '../model/system-index.ts';

/** What was looked at so far; what several rules asked together counts for each of them, whenever it looks further. */
export interface Watch {
  readonly parts: Set<keyof System>;
  readonly shared: Set<Watch>;
  /** Districts besides the one that was asked, and what else the answer of a district was read from. */
  readonly elsewhere: Set<object>;
  /** What all districts were asked, and what they answered. */
  readonly asked: Map<Question, readonly unknown[]>;
  /** What was asked about single things of the whole, and what was answered. */
  readonly lookUps: Map<Method, Map<unknown, unknown>>;
}

export type Question = (index: SystemIndex) => unknown;

export function createWatch(): Watch {
  return { parts: new Set(), shared: new Set(), elsewhere: new Set(), asked: new Map(), lookUps: new Map() };
}

export type Method = Exclude<keyof SystemIndex, 'system' | 'once' | 'ofDistricts'>;

/** The lists that the answers of an index are made from. */
export const partsBehind: Readonly<Record<Method, readonly SystemPart[]>> = {
  component: ['components'],
  table: ['tables'],
  tablesNamed: ['tables'],
  endpoint: ['endpoints'],
  operation: ['operations'],
  reachedBy: ['operations', 'operationCalls'],
  reachedFrom: ['operations', 'operationCalls'],
  endpointsOf: ['endpoints', 'operations', 'operationCalls'],
  accessesOf: ['accesses'],
  accessesOfTable: ['accesses'],
  callsOf: ['calls'],
  outgoingOf: ['operationCalls'],
  publicationsOf: ['channels'],
  endpointsOfService: ['endpoints'],
  writersOf: ['accesses', 'operations'],
  readersOf: ['accesses', 'operations'],
};

/** Whoever asks about more things than this by one method has looked at the lists. */
const mostLookUps = 400;

/** Notes a question about one thing, and no more than that: what is said of others may change. */
export function noteLookUp(watch: Watch, method: Method, subject: unknown, answer: unknown): void {
  const parts = partsBehind[method];
  if (parts.every((part) => watch.parts.has(part))) return;
  const known = watch.lookUps.get(method) ?? new Map<unknown, unknown>();
  if (known.size === 0) watch.lookUps.set(method, known);
  known.set(subject, answer);
  if (known.size <= mostLookUps) return;
  watch.lookUps.delete(method);
  for (const part of parts) watch.parts.add(part);
}
