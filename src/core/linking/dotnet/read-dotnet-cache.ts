import { dotnetCaches } from '../../extractors/cache/dotnet-caches.ts';
import { dotnet } from '../../extractors/http/dotnet.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { spanOf } from '../outbound/dotnet-registrations.ts';
import { resolveText } from '../resolve-text.ts';

/** `cache.GetOrCreateAsync($"order:{id}", …)`, `cache.SetStringAsync(key, value, options)`, `redis.StringGetAsync(key)`. */
export function readDotnetCache(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  if (call.on === undefined) return false;
  for (const callee of calleesOf(resolver, context.file, spot.index)) {
    if (callee.kind !== 'made' || callee.module !== dotnet) continue;
    // `multiplexer.GetDatabase()` gives the same as a field of its type.
    const isDatabase = callee.members.includes('GetDatabase()');
    const type = isDatabase ? 'IDatabase' : (callee.maker.at(-1) ?? '');
    const cache = Object.hasOwn(dotnetCaches, type) ? dotnetCaches[type] : undefined;
    const kind = cache !== undefined && Object.hasOwn(cache.methods, call.name) ? cache.methods[call.name] : undefined;
    const [key] = call.args;
    if (cache === undefined || kind === undefined || key === undefined) continue;
    const keyPattern = resolveText(resolver, context, key)?.text ?? '{}';
    facts.caches.push({ spot, library: cache.library, keyPattern, kind, timeToLiveSeconds: lifetimeOf(spot) });
    // What fills a miss is read as well.
    return !call.args.some((value) => value.kind === 'function');
  }
  return false;
}

/** A time span among the arguments, or the one that an entry's options set. */
function lifetimeOf({ resolver, context, call }: CallSpot): number | undefined {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  for (const value of call.args) {
    const options = value.kind === 'call' ? calls[value.call] : undefined;
    const keywords = options?.args.at(-1);
    const entries = keywords?.kind === 'object' ? keywords.entries : [];
    const told = entries.find(({ key }) => /Expiration/.test(key))?.value ?? value;
    const span = spanOf(resolver, context, told);
    if (span !== undefined) return span / 1000;
  }
  return undefined;
}
