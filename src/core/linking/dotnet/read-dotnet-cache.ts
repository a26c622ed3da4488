import { dotnetCaches } from '../../extractors/cache/dotnet-caches.ts';
import { dotnet } from '../../extractors/http/dotnet.ts';
import type { Value } from '../../syntax/outline.ts';
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
    const timeToLiveSeconds = lifetimeOf(spot);
    const unending =
      timeToLiveSeconds === undefined && type === 'IMemoryCache' && staysForEver(spot) ? true : undefined;
    facts.caches.push({ spot, library: cache.library, keyPattern, kind, timeToLiveSeconds, unending });
    // What fills a miss is read as well.
    return !call.args.some((value) => value.kind === 'function');
  }
  return false;
}

/** A memory cache that is told neither how long nor how much keeps its entries for as long as the process runs. */
function staysForEver({ resolver, context, call }: CallSpot): boolean {
  const outline = resolver.scopes.get(context.file)?.outline;
  if (call.name === 'Set') return call.args.length === 2;
  const filling = call.args.at(-1);
  if (!/^GetOrCreate/.test(call.name) || call.args.length !== 2 || filling?.kind !== 'function') return false;
  const entry = outline?.functions[filling.fn]?.parameters[0]?.name;
  // Whoever does anything with the entry may say how long it lives, also in a function of their own.
  const isEntry = (value: Value | undefined): boolean => value?.kind === 'name' && value.name.split('.')[0] === entry;
  const isSet = outline?.bindings.some(({ fn, name }) => fn === filling.fn && name.split('.')[0] === entry);
  const isHanded = outline?.calls.some(({ fn, on, args }) => fn === filling.fn && [...args, on].some(isEntry));
  return isSet !== true && isHanded !== true;
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
