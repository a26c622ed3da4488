import type { CallOutline } from '../../syntax/outline.ts';
import { nearestPlace } from '../nearest-place.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** `config('services.archive.url')` is what the file `config/services.php` returns at that path. */
export function configValue(
  resolver: Resolver,
  from: string,
  { name, on, args }: CallOutline,
): PlacedValue | undefined {
  const [key] = args;
  const isConfig = name === 'config' || (name === 'get' && on?.kind === 'name' && /(?:^|\\)Config$/.test(on.name));
  if (!isConfig || key?.kind !== 'text') return undefined;
  const [file = '', ...path] = key.text.split('.');
  const holder = nearestFile(resolver, from, `config/${file}.php`);
  const [value] = holder === undefined ? [] : (resolver.scopes.get(holder)?.outline.functions[0]?.returns ?? []);
  let found: PlacedValue | undefined =
    holder !== undefined && value ? { context: { file: holder, fn: 0 }, value } : undefined;
  for (const part of path) found = found && entryOf(resolver, found.context, found.value, part);
  return found;
}

function nearestFile(resolver: Resolver, from: string, name: string): string | undefined {
  const found = [...resolver.scopes.keys()].filter(
    (file) => file.toLowerCase() === name || file.toLowerCase().endsWith(`/${name}`),
  );
  return nearestPlace(
    found.map((file) => ({ file })),
    from,
  )?.file;
}
