import type { FileRouteVocabulary } from '../../../extractors/shapes/file-route-vocabulary.ts';
import type { CorsPolicy } from '../../../model/endpoint.ts';
import { folderOf } from '../../../model/workspace-path.ts';
import type { Entry } from '../../../syntax/outline.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { FileBefore } from './files-before.ts';

/** Answers that `headers()` of `next.config.js` lets pages of other origins read, by the paths that it names. */
export function configuredCors(
  resolver: Resolver,
  { configuration, headers }: FileRouteVocabulary,
  root: string,
): readonly FileBefore[] {
  if (configuration === undefined || headers === undefined) return [];
  return [...resolver.scopes].flatMap(([file, { outline }]) => {
    if (!configuration.test(file) || folderOf(file) !== root) return [];
    return outline.functions.flatMap(({ name, returns, at }, fn) =>
      name !== headers
        ? []
        : returns
            .flatMap((value) => itemsOf(resolver, { file, fn }, value))
            .flatMap((rule) => ruleBefore(resolver, rule, { file, at, name })),
    );
  });
}

interface Place {
  readonly file: string;
  readonly at: number;
  readonly name: string;
}

function ruleBefore(resolver: Resolver, rule: PlacedValue, { file, at, name }: Place): readonly FileBefore[] {
  const source = textAt(resolver, rule, 'source');
  const list = entryOf(resolver, rule.context, rule.value, 'headers');
  const items = list === undefined ? [] : itemsOf(resolver, list.context, list.value);
  const sent = (key: string): string | undefined => {
    const header = items.find((item) => textAt(resolver, item, 'key')?.toLowerCase() === key);
    return header && (textAt(resolver, header, 'value') ?? '{}');
  };
  const origin = sent('access-control-allow-origin');
  if (source === undefined || origin === undefined) return [];
  const policy: CorsPolicy = {
    origins: origin === '*' ? 'any' : origin.includes('{}') ? 'unknown' : [origin],
    credentials: sent('access-control-allow-credentials') === 'true',
  };
  const place = { level: 'application', file, at, end: at } as const;
  const use = { ...rule, ...place, name, kind: 'cors', policy } as const;
  // `/api/:path*` and `/(.*)` hold for all that begins so.
  const below = /^(.*?)\/?(?::\w+\*|\(\.\*\)).*$/.exec(source)?.[1];
  const concerns = ({ path }: { readonly path: string }): boolean =>
    below === undefined ? path === source : below === '' || path === below || path.startsWith(`${below}/`);
  return [{ use, concerns }];
}

function textAt(resolver: Resolver, { context, value }: PlacedValue, key: Entry['key']): string | undefined {
  const entry = entryOf(resolver, context, value, key);
  return entry && resolveText(resolver, entry.context, entry.value)?.text;
}
