import { caches } from '../../extractors/cache/caches.ts';
import type { CacheVocabulary, Lifetime } from '../../extractors/shapes/cache-vocabulary.ts';
import { folderOf, isBelow } from '../../model/workspace-path.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { optionOf } from '../outbound/request-options.ts';
import { objectsOf } from '../read-options.ts';
import { placedNumber, resolveNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';
import type { CacheCall } from './cache-call.ts';

/** How long what is written lives: as the call says, else as the cache was made. `narrowed` knows the call's arguments. */
export function timeToLive(resolver: Resolver, narrowed: Resolver, cache: CacheCall): number | undefined {
  const { form, call, context, vocabulary, callee } = cache;
  // What is read may be filled on the way: `fetch(key, expires_in: …) { … }`.
  if (form.kind !== 'write' && form.lifetimes === undefined) return undefined;
  const said = firstLifetime(narrowed, context, call, form.lifetimes ?? []);
  if (said !== undefined) return said;
  if (callee.origin !== undefined && vocabulary.makerLifetime !== undefined)
    return lifetimeAt(resolver, callee.origin, vocabulary.makerLifetime);
  return callee.origin === undefined ? registeredLifetime(resolver, vocabulary, context.file) : undefined;
}

/** Whether the call could say a time to live, and shows with all that it is given that it says none. */
export function isUnending(resolver: Resolver, cache: CacheCall): boolean {
  const { form, call, context, vocabulary } = cache;
  const { lifetimes = [], kind, timed } = form;
  if (vocabulary.keepsForeverIfTold === true && kind === 'write') return isToldToStay(resolver, cache);
  if (kind !== 'write' || timed === true || vocabulary.keepsForever !== true || lifetimes.length === 0) return false;
  const positions = [...new Set(lifetimes.map(({ argument }) => argument))];
  return positions.every((position) => {
    const none = lifetimes.find((lifetime) => lifetime.argument === position && lifetime.none !== undefined)?.none;
    return call.args.slice(position).every((value) => saysNoTime(resolver, context, value, none));
  });
}

/** `cache.set(key, value, 0)` of Node, `cache.set(key, value, timeout=None)` of Django. */
function isToldToStay(resolver: Resolver, { form, call, context }: CacheCall): boolean {
  return (form.lifetimes ?? []).some(({ argument, option, none }) => {
    const value = call.args[argument];
    if (none === undefined || value === undefined) return false;
    if (option === undefined) return value.kind === 'literal' && value.text === none;
    const said = optionOf(resolver, { context, value }, [option])?.value;
    return said?.kind === 'literal' && (said.text === none || said.text === 'null');
  });
}

const times = /^(?:ex|px|exat|pxat|keepttl|keep_ttl|expiration|ttl)$/i;

function saysNoTime(resolver: Resolver, context: Context, value: Value, none: string | undefined): boolean {
  if (value.kind === 'text') return !times.test(value.text);
  if (value.kind === 'literal')
    return none === undefined ? /^(?:true|false|null|None|undefined)$/.test(value.text) : value.text === none;
  if (value.kind !== 'object' || value.spreads.length > 0) return false;
  return value.entries.every(({ key }) => !times.test(key)) && objectsOf(resolver, context, value).length > 0;
}

function firstLifetime(
  resolver: Resolver,
  context: Context,
  call: CallOutline,
  lifetimes: readonly Lifetime[],
): number | undefined {
  for (const lifetime of lifetimes) {
    const seconds = secondsIn(resolver, context, call, lifetime);
    if (seconds !== undefined) return seconds;
  }
  return undefined;
}

function secondsIn(resolver: Resolver, context: Context, call: CallOutline, lifetime: Lifetime): number | undefined {
  const number = numberIn(resolver, context, call, lifetime);
  // Zero says that entries stay for ever.
  if (number === undefined || number === 0) return undefined;
  return lifetime.unit === 'milliseconds' ? number / 1000 : number;
}

function numberIn(
  resolver: Resolver,
  context: Context,
  call: CallOutline,
  { argument, option, flag, unit }: Lifetime,
): number | undefined {
  if (flag !== undefined) return afterFlag(resolver, context, call, argument, flag);
  const value = call.args[argument];
  if (value === undefined) return undefined;
  if (option === undefined)
    return value.kind === 'object'
      ? undefined
      : (durationOf(resolver, context, value, unit) ?? resolveNumber(resolver, context, value));
  return placedNumber(resolver, optionOf(resolver, { context, value }, [option]));
}

const durations: Readonly<Record<string, number>> = {
  ofMillis: 0.001,
  ofSeconds: 1,
  ofMinutes: 60,
  ofHours: 3_600,
  ofDays: 86_400,
};

/** `Duration.ofMinutes(5)` of Java. */
function durationOf(resolver: Resolver, context: Context, value: Value, unit: Lifetime['unit']): number | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const seconds = call !== undefined && Object.hasOwn(durations, call.name) ? durations[call.name] : undefined;
  const count = call?.args[0] && seconds !== undefined ? resolveNumber(resolver, context, call.args[0]) : undefined;
  if (seconds === undefined || count === undefined) return undefined;
  return count * seconds * (unit === 'milliseconds' ? 1000 : 1);
}

/** `set(key, value, 'NX', 'EX', 60)`: flags stand in any order. */
function afterFlag(
  resolver: Resolver,
  context: Context,
  call: CallOutline,
  from: number,
  flag: string,
): number | undefined {
  const at = call.args.findIndex(
    (value, index) => index >= from && value.kind === 'text' && value.text.toUpperCase() === flag,
  );
  const value = at < 0 ? undefined : call.args[at + 1];
  return value === undefined ? undefined : resolveNumber(resolver, context, value);
}

function lifetimeAt(resolver: Resolver, site: CallSite, lifetime: Lifetime): number | undefined {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  return call === undefined ? undefined : secondsIn(resolver, { file: site.file, fn: call.fn }, call, lifetime);
}

interface Registered {
  readonly vocabulary: CacheVocabulary;
  readonly file: string;
  readonly seconds: number | undefined;
}

function registeredLifetime(resolver: Resolver, vocabulary: CacheVocabulary, file: string): number | undefined {
  return registered(resolver)
    .filter((candidate) => candidate.vocabulary === vocabulary && isBelow(file, folderOf(candidate.file)))
    .toSorted((a, b) => folderOf(b.file).length - folderOf(a.file).length)[0]?.seconds;
}

/** `CacheModule.register({ ttl: 5000 })` holds for every cache that is injected. */
const registered = oncePerWorkspace((resolver): readonly Registered[] => {
  const found: Registered[] = [];
  for (const [file, scope] of resolver.scopes)
    scope.outline.calls.forEach((call, index) => {
      if (!registeringNames.has(call.name)) return;
      for (const callee of calleesOf(resolver, file, index)) {
        if (callee.kind !== 'external') continue;
        const vocabulary = caches.find((candidate) => candidate.modules.includes(callee.module));
        const registration = vocabulary?.registration;
        if (vocabulary === undefined || registration?.paths.includes(callee.path.join('.')) !== true) continue;
        found.push({ vocabulary, file, seconds: lifetimeAt(resolver, { file, call: index }, registration.lifetime) });
      }
    });
  return found;
});

const registeringNames: ReadonlySet<string> = new Set(
  caches.flatMap((vocabulary) => vocabulary.registration?.paths.map((path) => path.split('.').at(-1) ?? '') ?? []),
);
