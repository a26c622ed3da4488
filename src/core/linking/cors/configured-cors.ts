import { originsIn, together } from '../../model/cors-origins.ts';
import type { CorsPolicy } from '../../model/endpoint.ts';
import type { ModuleSettings, PlacedSetting } from '../module-settings.ts';
import type { CorsUse } from './cors-use.ts';

/** What settings say of other origins for the module around a file: Quarkus, Micronaut, Symfony's Nelmio bundle. */
export function configuredCors(settings: ModuleSettings, file: string): readonly CorsUse[] {
  const all = settings.of(file);
  return [...quarkusCors(all), ...micronautCors(all), ...nelmioCors(all)];
}

function quarkusCors(all: readonly PlacedSetting[]): readonly CorsUse[] {
  const on = all.find(({ key, value }) => /^quarkus\.http\.cors(?:\.enabled)?$/.test(key) && value === 'true');
  if (on === undefined) return [];
  const origins = listed(all, 'quarkus.http.cors.origins');
  const credited = all.find(({ key }) => key === 'quarkus.http.cors.access-control-allow-credentials')?.value;
  const named = origins.length === 0 ? ('unknown' as const) : together(origins.map(originsIn));
  return [use('quarkus.http.cors', on, echoing({ origins: named, credentials: credited === 'true' }))];
}

function micronautCors(all: readonly PlacedSetting[]): readonly CorsUse[] {
  const on = all.find(({ key, value }) => key === 'micronaut.server.cors.enabled' && value === 'true');
  if (on === undefined) return [];
  const told = all.filter(({ key }) =>
    /^micronaut\.server\.cors\.configurations\..*\.allowed-?[oO]rigins(?:\[\d+\])?$/.test(key),
  );
  const credited = all.some(
    ({ key, value }) =>
      /\.allow-?[cC]redentials$/.test(key) && key.startsWith('micronaut.server.cors.') && value === 'true',
  );
  const origins =
    told.length === 0 ? ('any' as const) : together(told.map(({ value }) => originsIn(value.replace(/^\[|\]$/g, ''))));
  return [use('micronaut.server.cors', on, echoing({ origins, credentials: credited }))];
}

/** `nelmio_cors: { defaults: …, paths: { '^/api/': … } }`: paths as expressions, which take over what is said for all. */
function nelmioCors(all: readonly PlacedSetting[]): readonly CorsUse[] {
  const start = 'security-file.nelmio_cors.';
  const own = all.filter(({ key }) => key.startsWith(start));
  const paths = [...new Set(own.flatMap(({ key }) => nelmioPath.exec(key.slice(start.length))?.[1] ?? []))];
  const said = (path: string, key: string): readonly PlacedSetting[] => {
    const of = (root: string) => own.filter((each) => each.key.startsWith(`${start}${root}.${key}`));
    return [of(`paths.${path}`), of('defaults')].find((found) => found.length > 0) ?? [];
  };
  return paths.flatMap((path): readonly CorsUse[] => {
    const [place] = own.filter(({ key }) => key.startsWith(`${start}paths.${path}`));
    const origins = said(path, 'allow_origin');
    const isRegex = said(path, 'origin_regex').some(({ value }) => value === 'true');
    if (place === undefined) return [];
    const named =
      origins.length === 0 || isRegex
        ? ('unknown' as const)
        : together(origins.map(({ value }) => nelmioOrigins(value)));
    const credentials = said(path, 'allow_credentials').some(({ value }) => value === 'true');
    const from = /^\^?([\w/-]*)/.exec(path)?.[1] ?? '';
    const found = use('nelmio_cors', place, echoing({ origins: named, credentials }));
    return [{ ...found, patterns: [`${from.replace(/\/+$/, '')}/**`] }];
  });
}

const nelmioPath = /^paths\.(.+)\.(?:allow_|origin_regex|expose_|max_age|hosts|forced_)/;

function nelmioOrigins(value: string): CorsPolicy['origins'] {
  return value.includes('%') ? 'unknown' : originsIn(value);
}

/** All answer with the origin that asks. */
function echoing(policy: CorsPolicy): CorsPolicy {
  return policy.origins === 'any' && policy.credentials === true ? { ...policy, origins: 'reflected' } : policy;
}

function use(name: string, { file, at, end }: PlacedSetting, policy: CorsPolicy): CorsUse {
  return { name, policy, file, at, end };
}

function listed(all: readonly PlacedSetting[], key: string): readonly string[] {
  return all.filter((each) => each.key === key || each.key.startsWith(`${key}[`)).map(({ value }) => value);
}
