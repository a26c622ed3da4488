import { type PoolMaker, poolMakers, poolSetters, poolSettings } from '../../extractors/data/pool-sizes.ts';
import type { ConnectionPool } from '../../model/component.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import { makerAmong, makersByName } from '../makers.ts';
import type { ModuleSettings } from '../module-settings.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import { placedNumber, resolveNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** How many connections each process of a service may open, by what its code and its settings say. */
export function connectionPools(
  input: LinkInput,
  coded: Iterable<CodedPool>,
  settings: ModuleSettings,
  serviceOf: (file: string) => string | undefined,
): ReadonlyMap<string, readonly ConnectionPool[]> {
  const pools = new Map<string, ConnectionPool[]>();
  for (const [service, pool] of coded) pools.set(service, [...(pools.get(service) ?? []), pool]);
  for (const [service, pool] of configuredPools(input, settings, serviceOf)) pools.set(service, [pool]);
  return pools;
}

type CodedPool = readonly [service: string, pool: ConnectionPool];

/** Pools that code opens, each with its service. */
export function codedPools(
  input: LinkInput,
  resolver: Resolver,
  serviceOf: (file: string) => string | undefined,
): readonly CodedPool[] {
  return [...input.files].flatMap(([file, { role }]): readonly CodedPool[] => {
    const scope = role === 'system' ? resolver.scopes.get(file) : undefined;
    const found = scope === undefined ? [] : poolsIn(input, resolver, scope);
    const service = found.length === 0 ? undefined : serviceOf(file);
    return service === undefined ? [] : found.map((pool) => [service, pool]);
  });
}

const makersOf = makersByName(poolMakers);

const makerNames = new Set(
  poolMakers.flatMap(({ modules, makers }) => makers.flatMap((maker) => (maker === '' ? modules : maker))),
);

function poolsIn(input: LinkInput, resolver: Resolver, scope: Scope): readonly ConnectionPool[] {
  const { language } = scope.outline;
  const setters = poolSetters[language] ?? {};
  const makers = makersOf(language);
  return scope.outline.calls.flatMap((call, index) => {
    const context = { file: scope.file, fn: call.fn };
    const evidence = (): ConnectionPool['evidence'] => input.evidence(scope.file, call.start, call.end);
    if (Object.hasOwn(setters, call.name) && call.args[0] !== undefined) {
      const size = resolveNumber(resolver, context, call.args[0]);
      // Zero is what Go calls no limit.
      if (size === undefined || size <= 0) return [];
      return [{ library: setters[call.name] ?? '', size, assumed: false, evidence: evidence() }];
    }
    if (makers.size === 0 || !mayMake(scope, index)) return [];
    const found = makerAmong(makers, calleesOf(resolver, scope.file, index));
    if (found === undefined) return [];
    const told = sizeOf(resolver, context, found.maker, call.args);
    return told === undefined ? [] : [{ library: found.name, ...told, evidence: evidence() }];
  });
}

/** A module that is called as a whole goes by the name that its import gives it. */
function mayMake(scope: Scope, index: number): boolean {
  const name = scope.outline.calls[index]?.name ?? '';
  return (
    makerNames.has(name) || makerNames.has(scope.imports.get(name)?.from ?? '') || scope.bindings(0, name).length > 0
  );
}

/** Options that come from elsewhere may say any size. */
function sizeOf(
  resolver: Resolver,
  context: Context,
  { options, defaults, sum }: PoolMaker,
  args: readonly PlacedValue['value'][],
): { readonly size: number; readonly assumed: boolean } | undefined {
  const entries = options.map((path) => findOption(resolver, context, args, path.split('.')));
  const sizes = entries.map((entry) => placedNumber(resolver, entry));
  if (entries.some((entry, index) => entry !== undefined && sizes[index] === undefined)) return undefined;
  const told = sizes.some((size) => size !== undefined);
  // An object that is made elsewhere could hold the option.
  if (!told && args.some(({ kind }) => kind === 'name' || kind === 'call')) {
    if (args.some((value) => value.kind === 'name' && !isText(resolver, context, value))) return undefined;
  }
  const taken = options.map((_, index) => sizes[index] ?? defaults[index] ?? 0);
  const size = sum === true ? taken.reduce((all, each) => all + each, 0) : (sizes.find(Boolean) ?? taken[0] ?? 0);
  // An overflow of -1 has no end.
  return sizes.some((each) => each !== undefined && each < 0) ? undefined : { size, assumed: !told };
}

function isText(resolver: Resolver, context: Context, value: PlacedValue['value']): boolean {
  return resolver
    .value(context, value)
    .some((definition) => definition.kind === 'value' && /^(?:text|template)$/.test(definition.value.kind));
}

function findOption(
  resolver: Resolver,
  context: Context,
  args: readonly PlacedValue['value'][],
  path: readonly string[],
): PlacedValue | undefined {
  for (const argument of args) {
    let placed: PlacedValue | undefined = { context, value: argument };
    for (const key of path) placed = placed && entryOf(resolver, placed.context, placed.value, key);
    if (placed !== undefined) return placed;
  }
  return undefined;
}

function* configuredPools(
  input: LinkInput,
  settings: ModuleSettings,
  serviceOf: (file: string) => string | undefined,
): Iterable<readonly [string, ConnectionPool]> {
  for (const { file } of filesWith(input.files, 'settings')) {
    const service = serviceOf(file);
    if (service === undefined) continue;
    for (const setting of settings.of(file)) {
      if (setting.file !== file) continue;
      const library = libraryOf(setting.key);
      const size = Number(setting.value);
      if (library !== undefined && Number.isInteger(size) && size > 0)
        yield [service, { library, size, assumed: false, evidence: input.evidence(file, setting.at, setting.end) }];
    }
  }
}

/** Spring takes words joined by dashes, by underscores, or in camel case. */
function libraryOf(key: string): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[-_]/g, '');
  const found = Object.keys(poolSettings).find((known) => plain(known) === plain(key));
  return found === undefined ? undefined : poolSettings[found];
}
