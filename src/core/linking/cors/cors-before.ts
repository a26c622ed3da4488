import type { Guard } from '../../model/endpoint.ts';
import { folderOf } from '../../model/workspace-path.ts';
import type { ServedRoute } from '../endpoints/build-endpoints.ts';
import { pathTemplate } from '../http/path-template.ts';
import type { LinkInput } from '../link-input.ts';
import { moduleSettings } from '../module-settings.ts';
import type { Resolver } from '../resolver.ts';
import { matchesPattern } from '../spring/ant-pattern.ts';
import { applicationCors } from './application-cors.ts';
import { configuredCors } from './configured-cors.ts';
import type { CorsUse } from './cors-use.ts';

/** What the application around a route says of other origins, where no middleware on its way does. */
export type CorsBefore = (served: ServedRoute) => readonly Guard[];

export function corsBefore(
  input: LinkInput,
  resolver: Resolver,
  serviceOf: (file: string) => string | undefined,
): CorsBefore {
  const settings = moduleSettings(input);
  const byService = new Map<string, CorsUse[]>();
  for (const use of applicationCors(resolver)) {
    const service = serviceOf(use.file);
    if (service === undefined || input.files.get(use.file)?.role !== 'system') continue;
    const own = byService.get(service);
    if (own === undefined) byService.set(service, [use]);
    else own.push(use);
  }
  const byFolder = new Map<string, readonly CorsUse[]>();
  const configuredAround = (file: string): readonly CorsUse[] => {
    const folder = folderOf(file);
    const uses = byFolder.get(folder) ?? configuredCors(settings, file);
    byFolder.set(folder, uses);
    return uses;
  };
  return ({ route, service }) => {
    // gRPC answers no pages, and what stands behind a `#` is asked for at one path.
    if (route.protocol === 'grpc') return [];
    const path = pathTemplate(route.path).split('#')[0] ?? '';
    return [...(byService.get(service) ?? []), ...configuredAround(route.file)]
      .filter(({ patterns }) => patterns === undefined || patterns.some((pattern) => matchesPattern(pattern, path)))
      .slice(0, 1)
      .map(({ name, policy, file, at, end }) => ({
        kind: 'cors',
        name,
        level: 'application',
        optional: false,
        policy,
        evidence: input.evidence(file, at, end),
      }));
  };
}
