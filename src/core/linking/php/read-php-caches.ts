import { facadeNamespace } from '../../extractors/http/laravel-facades.ts';
import type { Value } from '../../syntax/outline.ts';
import type { CacheFact } from '../messaging/cache-fact.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveNumber } from '../resolve-number.ts';
import { resolveText } from '../resolve-text.ts';

type Kind = CacheFact['kind'];

/** What a method does to its key, and where it says how long the entry lives. */
interface CacheForm {
  readonly kinds: readonly Kind[];
  readonly lifetime?: number;
  readonly forever?: true;
}

const laravel: Readonly<Record<string, CacheForm>> = {
  get: { kinds: ['read'] },
  has: { kinds: ['read'] },
  many: { kinds: ['read'] },
  remember: { kinds: ['read', 'write'], lifetime: 1 },
  flexible: { kinds: ['read', 'write'] },
  rememberForever: { kinds: ['read', 'write'], forever: true },
  sear: { kinds: ['read', 'write'], forever: true },
  put: { kinds: ['write'], lifetime: 2 },
  set: { kinds: ['write'], lifetime: 2 },
  add: { kinds: ['write'], lifetime: 2 },
  forever: { kinds: ['write'], forever: true },
  increment: { kinds: ['write'] },
  decrement: { kinds: ['write'] },
  forget: { kinds: ['invalidate'] },
  delete: { kinds: ['invalidate'] },
  pull: { kinds: ['read', 'invalidate'] },
};

const redis: Readonly<Record<string, CacheForm>> = {
  get: { kinds: ['read'] },
  hget: { kinds: ['read'] },
  hgetall: { kinds: ['read'] },
  exists: { kinds: ['read'] },
  smembers: { kinds: ['read'] },
  set: { kinds: ['write'], lifetime: 3 },
  setex: { kinds: ['write'], lifetime: 1 },
  hset: { kinds: ['write'] },
  sadd: { kinds: ['write'] },
  incr: { kinds: ['write'] },
  expire: { kinds: ['write'], lifetime: 1 },
  del: { kinds: ['invalidate'] },
};

/** Caches of Symfony fill what is missing by the function that they are given. */
const symfony: Readonly<Record<string, CacheForm>> = {
  get: { kinds: ['read', 'write'] },
  getItem: { kinds: ['read'] },
  hasItem: { kinds: ['read'] },
  delete: { kinds: ['invalidate'] },
  deleteItem: { kinds: ['invalidate'] },
};

const forms: Readonly<
  Record<string, { readonly library: string; readonly methods: Readonly<Record<string, CacheForm>> }>
> = {
  [`${facadeNamespace}\\Cache`]: { library: 'laravel-cache', methods: laravel },
  'Illuminate\\Contracts\\Cache\\Repository': { library: 'laravel-cache', methods: laravel },
  'Illuminate\\Cache\\Repository': { library: 'laravel-cache', methods: laravel },
  'php\\cache': { library: 'laravel-cache', methods: laravel },
  'Psr\\SimpleCache\\CacheInterface': { library: 'cache', methods: laravel },
  'Symfony\\Contracts\\Cache\\CacheInterface': { library: 'symfony-cache', methods: symfony },
  'Symfony\\Contracts\\Cache\\TagAwareCacheInterface': { library: 'symfony-cache', methods: symfony },
  'Psr\\Cache\\CacheItemPoolInterface': { library: 'symfony-cache', methods: symfony },
  [`${facadeNamespace}\\Redis`]: { library: 'redis', methods: redis },
  'php\\Redis': { library: 'redis', methods: redis },
  'Predis\\Client': { library: 'redis', methods: redis },
};

/** `Cache::remember($key, 60, …)`, `Cache::forget($key)`, `Redis::setex($key, 60, $value)` */
export function readPhpCaches(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  if (call.on === undefined) return false;
  if (![laravel, redis, symfony].some((methods) => Object.hasOwn(methods, call.name))) return false;
  const known = resolver.value(context, call.on).flatMap((definition) => {
    if (definition.kind !== 'external' && definition.kind !== 'made') return [];
    const path = definition.kind === 'external' ? definition.path : definition.maker;
    const name = `${definition.module}\\${path[0] ?? ''}`;
    return Object.hasOwn(forms, name) ? (forms[name] ?? []) : [];
  })[0];
  const form = known && Object.hasOwn(known.methods, call.name) ? known.methods[call.name] : undefined;
  const [key] = call.args;
  if (known === undefined || form === undefined || key === undefined) return false;
  const keyPattern = resolveText(resolver, context, key)?.text ?? '{}';
  const lifetime = form.lifetime === undefined ? itemLifetime(spot) : secondsIn(spot, call.args[form.lifetime]);
  for (const kind of form.kinds)
    facts.caches.push({
      spot,
      library: known.library,
      keyPattern,
      kind,
      timeToLiveSeconds: kind === 'write' ? lifetime : undefined,
      ...(kind === 'write' && form.forever === true && { unending: true }),
    });
  // What fills the cache is run too.
  return !call.args.some((value) => value.kind === 'function');
}

/** `function (ItemInterface $item) { $item->expiresAfter(60); … }` */
function itemLifetime(spot: CallSpot): number | undefined {
  const [, filling] = spot.call.args;
  const { calls = [] } = spot.resolver.scopes.get(spot.context.file)?.outline ?? {};
  if (filling?.kind !== 'function') return undefined;
  const said = calls.find(({ name, fn }) => name === 'expiresAfter' && fn === filling.fn);
  return said && secondsIn({ ...spot, context: { file: spot.context.file, fn: filling.fn } }, said.args[0]);
}

const units: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400, weeks: 604_800 };

/** Seconds, or a time such as `now()->addMinutes(10)`. */
function secondsIn({ resolver, context }: CallSpot, value: Value | undefined): number | undefined {
  if (value === undefined) return undefined;
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const unit = /^add(\w+?)s?$/.exec(call?.name ?? '')?.[1]?.toLowerCase();
  if (call === undefined || unit === undefined) return resolveNumber(resolver, context, value);
  const [count] = call.args;
  const number = count === undefined ? 1 : resolveNumber(resolver, context, count);
  const length = units[`${unit}s`];
  return number === undefined || length === undefined ? undefined : number * length;
}
