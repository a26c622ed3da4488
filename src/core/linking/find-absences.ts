import type { Absence } from '../model/absence.ts';
import type { GuardKind } from '../model/endpoint.ts';
import { groupBy } from '../model/group-by.ts';
import type { System } from '../model/system.ts';
import type { LinkInput } from './link-input.ts';
import type { Services } from './services/find-services.ts';

type Joined = Pick<System, 'components' | 'endpoints' | 'calls' | 'cacheUses'>;

/** What people expect of a service that answers requests, and how it is said when nothing of it was found. */
const expected: readonly { readonly kind: GuardKind; readonly what: string }[] = [
  { kind: 'authentication', what: 'no authentication before any route' },
  { kind: 'authorization', what: 'no role or permission check before any route' },
  { kind: 'rate-limit', what: 'no rate limiter before any route' },
  { kind: 'validation', what: 'no validation before any route' },
];

/** States for every service what was looked for in its files and not found. */
export function findAbsences(input: LinkInput, services: Services, joined: Joined): readonly Absence[] {
  const coded = groupBy(
    joined.endpoints.filter(({ sources }) => sources.includes('code')),
    ({ service }) => service,
  );
  const looked = new Map<string | undefined, number>();
  for (const { file, outline } of input.files.values()) {
    if (outline === undefined) continue;
    const service = services.serviceOf(file);
    looked.set(service, (looked.get(service) ?? 0) + 1);
  }
  return joined.components.flatMap((component) => {
    const endpoints = coded.get(component.id) ?? [];
    if (endpoints.length === 0) return [];
    const lookedAt = [
      ...new Set(endpoints.flatMap((endpoint) => endpoint.evidence.map((evidence) => evidence.file))),
    ].sort();
    return expected
      .filter(({ kind }) => !endpoints.some((endpoint) => endpoint.guards.some((guard) => guard.kind === kind)))
      .map(({ kind, what }) => ({
        id: `absence:${component.name}:${kind}`,
        what,
        lookedAt,
        files: looked.get(component.id) ?? 0,
      }));
  });
}
