import type { CorsPolicy } from '../../model/endpoint.ts';
import type { Binding, Value } from '../../syntax/outline.ts';
import type { Resolver } from '../resolver.ts';
import { originsOf } from './cors-origins.ts';
import type { CorsReader } from './cors-use.ts';

const middleware = 'corsheaders.middleware.CorsMiddleware';

/** `corsheaders.middleware.CorsMiddleware` among the middleware of the settings, and what names beside it say. */
export const djangoCors: CorsReader = (resolver, { file, outline }) => {
  const named = outline.bindings.find(({ fn, name, value }) => fn === 0 && /^MIDDLEWARE/.test(name) && holds(value));
  if (named === undefined) return [];
  const said = new Map(outline.bindings.filter(({ fn }) => fn === 0).map((binding) => [binding.name, binding]));
  const below = said.get('CORS_URLS_REGEX')?.value;
  const start = below?.kind === 'text' ? /^\^?([\w/-]*)/.exec(below.text)?.[1] : undefined;
  return [
    {
      name: 'corsheaders',
      policy: policyOf(resolver, file, said),
      patterns: start === undefined ? undefined : [`${start.replace(/\/+$/, '')}/**`],
      file,
      at: named.at,
      end: named.at,
    },
  ];
};

function holds(value: Value): boolean {
  if (value.kind === 'text') return value.text === middleware;
  if (value.kind === 'list') return value.items.some(holds);
  return value.kind === 'template' && value.parts.some(holds);
}

function policyOf(resolver: Resolver, file: string, said: ReadonlyMap<string, Binding>): CorsPolicy {
  const told = (...names: readonly string[]) => names.map((name) => said.get(name)).find((each) => each !== undefined);
  const isTrue = (binding: Binding | undefined): boolean | 'unknown' =>
    binding === undefined ? false : binding.value.kind === 'literal' ? binding.value.text === 'true' : 'unknown';
  const credentials = isTrue(told('CORS_ALLOW_CREDENTIALS'));
  const all = isTrue(told('CORS_ALLOW_ALL_ORIGINS', 'CORS_ORIGIN_ALLOW_ALL'));
  const listed = told('CORS_ALLOWED_ORIGINS', 'CORS_ORIGIN_WHITELIST');
  // It answers with the origin that asks as soon as cookies are allowed.
  if (all === true) return { origins: credentials === true ? 'reflected' : 'any', credentials };
  const isKnown = all === false && told('CORS_ALLOWED_ORIGIN_REGEXES', 'CORS_ORIGIN_REGEX_WHITELIST') === undefined;
  return {
    origins: listed === undefined || !isKnown ? 'unknown' : originsOf(resolver, { file, fn: 0 }, listed.value),
    credentials,
  };
}
