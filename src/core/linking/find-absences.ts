import type { Absence } from '../model/absence.ts';
import type { Component } from '../model/component.ts';
import type { Endpoint, GuardKind } from '../model/endpoint.ts';
import { groupBy } from '../model/group-by.ts';
import type { Again } from './again.ts';
import type { Files } from './islands/find-islands.ts';
import type { Services } from './services/find-services.ts';

/** What people expect of a service that answers requests, and how it is said when nothing of it was found. */
const expected: readonly { readonly kind: GuardKind; readonly what: string }[] = [
  { kind: 'authentication', what: 'no authentication before any route' },
  { kind: 'authorization', what: 'no role or permission check before any route' },
  { kind: 'rate-limit', what: 'no rate limiter before any route' },
  { kind: 'validation', what: 'no validation before any route' },
];

/**
 * States for every service what was looked for in its files and not found. `looked`: how many files of it were read.
 * A service of which nothing changed is not looked at again.
 */
export function findAbsences(
  { of }: Again,
  components: readonly Component[],
  endpoints: readonly Endpoint[],
  looked: ReadonlyMap<string | undefined, number>,
): readonly Absence[] {
  const coded = groupBy(
    endpoints.filter(({ sources }) => sources.includes('code')),
    ({ service }) => service,
  );
  return components.flatMap(({ id, name }) => {
    const own = coded.get(id);
    const files = looked.get(id) ?? 0;
    return own === undefined ? [] : of(`absences of ${id}`, [own, name, files], () => absencesOf(name, own, files));
  });
}

function absencesOf(service: string, endpoints: readonly Endpoint[], files: number): readonly Absence[] {
  const found = new Set(endpoints.flatMap(({ guards }) => guards.map(({ kind }) => kind)));
  const lacking = expected.filter(({ kind }) => !found.has(kind));
  if (lacking.length === 0) return [];
  const lookedAt = [...new Set(endpoints.flatMap(({ evidence }) => evidence.map(({ file }) => file)))].sort();
  return lacking.map(({ kind, what }) => ({ id: `absence:${service}:${kind}`, what, lookedAt, files }));
}

/** So many files are code of a service. */
export interface LookedFiles {
  readonly service: string | undefined;
  readonly files: number;
}

/** Of the files of an island. */
export function lookedFiles(files: Files, serviceOf: Services['serviceOf']): readonly LookedFiles[] {
  const counts = new Map<string | undefined, number>();
  for (const [file, { outline }] of files) {
    if (outline === undefined) continue;
    const service = serviceOf(file);
    counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  return [...counts].map(([service, files]) => ({ service, files }));
}

/** Of all islands: one service may have code in several. */
export function lookedByService(looked: readonly LookedFiles[]): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const { service, files } of looked) counts.set(service, (counts.get(service) ?? 0) + files);
  return counts;
}
