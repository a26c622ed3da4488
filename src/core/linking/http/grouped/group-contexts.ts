import type { GroupedRouteVocabulary } from '../../../extractors/shapes/grouped-route-vocabulary.ts';
import { singularOf } from '../../../extractors/shapes/inflections.ts';
import type { Value } from '../../../syntax/outline.ts';
import { entryOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { dashed } from './dashed.ts';
import { type GroupSettings, inside, noSettings, settingsOf } from './group-settings.ts';
import { includedFiles } from './included-files.ts';
import { type RouteChain, routeChainAt } from './route-chain.ts';

/** A place that includes a file of routes, with what its own call adds. */
interface Inclusion {
  readonly scope: Scope;
  readonly fn: number;
  readonly settings: GroupSettings;
}

/** Answers in which groups the code of a function registers: one answer for each way that leads to it. */
export interface GroupContexts {
  around(scope: Scope, fn: number, vocabulary: GroupedRouteVocabulary): readonly GroupSettings[];
}

const maxWays = 8;
const maxDepth = 12;

export function createGroupContexts(resolver: Resolver): GroupContexts {
  const inclusions = findInclusions(resolver);
  const around = (
    scope: Scope,
    start: number,
    vocabulary: GroupedRouteVocabulary,
    seen: ReadonlySet<string>,
  ): readonly GroupSettings[] => {
    const key = `${scope.file}#${start}`;
    if (seen.has(key) || seen.size > maxDepth) return [];
    const visited = new Set([...seen, key]);
    const fn = scope.outline.functions[start];
    if (start <= 0 || fn === undefined) return ofFile(scope, vocabulary, visited);
    const receiver = fn.argumentOf;
    const group = receiver === undefined ? undefined : groupAt(resolver, scope, receiver);
    const nested = receiver === undefined || group !== undefined ? undefined : itemAt(resolver, scope, receiver);
    if (nested !== undefined)
      return around(scope, fn.parent, vocabulary, visited).map((outer) => inside(outer, nested));
    if (group !== undefined) {
      const own = groupSettings(resolver, group);
      return around(scope, fn.parent, vocabulary, visited).map((outer) => inside(outer, own));
    }
    if (fn.name === '' || receiver !== undefined) return around(scope, fn.parent, vocabulary, visited);
    const sites = resolver.callSites({ kind: 'function', file: scope.file, fn: start });
    const called = sites.flatMap((site) => {
      const caller = resolver.scopes.get(site.file);
      const call = caller?.outline.calls[site.call];
      return caller === undefined || call === undefined ? [] : around(caller, call.fn, vocabulary, visited);
    });
    return called.length > 0 ? called.slice(0, maxWays) : [noSettings];
  };
  const ofFile = (
    scope: Scope,
    vocabulary: GroupedRouteVocabulary,
    seen: ReadonlySet<string>,
  ): readonly GroupSettings[] => {
    const ways = (inclusions.get(scope.file) ?? []).flatMap(({ scope: from, fn, settings }) =>
      around(from, fn, vocabulary, seen).map((outer) => inside(outer, settings)),
    );
    return ways.length > 0 ? ways.slice(0, maxWays) : [conventional(scope, vocabulary)];
  };
  return { around: (scope, fn, vocabulary) => distinct(around(scope, fn, vocabulary, new Set())) };
}

/** What a framework puts around a file of this name. */
function conventional({ file }: Scope, { conventions }: GroupedRouteVocabulary): GroupSettings {
  const known = conventions.find(({ files }) => files.test(file));
  if (known === undefined) return noSettings;
  const guards = known.guards.map((text) => ({
    context: { file, fn: 0 },
    value: { kind: 'text', text } as const,
    at: 0,
    end: 0,
  }));
  return { ...noSettings, prefixes: [known.prefix], guards };
}

/** `resources('Orders', function ($routes) { … })`: what the closure registers stands below one order. */
function itemAt(resolver: Resolver, scope: Scope, index: number): GroupSettings | undefined {
  const chain = routeChainAt(resolver, scope, index);
  if (chain?.vocabulary.nesting !== true || !Object.hasOwn(chain.vocabulary.resources, chain.call.name))
    return undefined;
  const [name] = chain.call.args;
  const text = name && resolveText(resolver, { file: scope.file, fn: chain.call.fn }, name)?.text;
  if (text === undefined) return undefined;
  const path = dashed(text);
  return { ...noSettings, prefixes: [`${path}/{${singularOf(path.replaceAll('-', '_'))}_id}`] };
}

export function groupAt(resolver: Resolver, scope: Scope, index: number): RouteChain | undefined {
  const chain = routeChainAt(resolver, scope, index);
  return chain?.vocabulary.groups.includes(chain.call.name) === true ? chain : undefined;
}

/** `group(['prefix' => 'admin'], …)`, `group('/admin', …)`; the last argument is what it holds. */
function groupSettings(resolver: Resolver, chain: RouteChain): GroupSettings {
  const { call, scope, vocabulary } = chain;
  const context = { file: scope.file, fn: call.fn };
  const before = call.args.slice(0, -1);
  const [first] = before;
  const text = vocabulary.prefixFirst && first !== undefined ? resolveText(resolver, context, first)?.text : undefined;
  const isNamed = call.name === 'prefix' || call.name === 'plugin';
  const told = before.map((value) => entryOf(resolver, context, value, 'path')).find((entry) => entry !== undefined);
  const path = isNamed && told !== undefined ? resolveText(resolver, told.context, told.value)?.text : undefined;
  const prefix = text === undefined ? [] : [path ?? (isNamed ? dashed(text) : text)];
  const own = settingsOf(resolver, chain, text === undefined ? before : before.slice(1));
  const passed = [{ file: scope.file, at: call.at, what: 'grouped here' }];
  // `prefix('Manager/Api', …)` of CakePHP: controllers stand in a namespace of that name.
  const inside = call.name === 'prefix' && text !== undefined ? [camelized(text)] : [];
  return { ...own, prefixes: [...own.prefixes, ...prefix], namespaces: [...own.namespaces, ...inside], passed };
}

function camelized(text: string): string {
  return text.replace(/(?:^|[/_-])(\w)/g, (found, letter: string) => {
    return `${found.startsWith('/') ? '\\' : ''}${letter.toUpperCase()}`;
  });
}

function findInclusions(resolver: Resolver): ReadonlyMap<string, readonly Inclusion[]> {
  const found = new Map<string, Inclusion[]>();
  const add = (scope: Scope, fn: number, value: Value | undefined, settings: GroupSettings): void => {
    if (value === undefined || value.kind === 'function') return;
    for (const file of includedFiles(resolver, { file: scope.file, fn }, value)) {
      if (file === scope.file) continue;
      found.set(file, [...(found.get(file) ?? []), { scope, fn, settings }]);
    }
  };
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'php') continue;
    scope.outline.calls.forEach((call, index) => {
      if (call.name === 'require' || call.name === 'loadRoutesFrom') add(scope, call.fn, call.args[0], noSettings);
      else if (call.name === 'withRouting') addApplication(resolver, scope, index, add);
      else if (call.name === 'group') {
        const chain = call.args.at(-1)?.kind === 'function' ? undefined : groupAt(resolver, scope, index);
        if (chain !== undefined) add(scope, call.fn, call.args.at(-1), groupSettings(resolver, chain));
      }
    });
  }
  return found;
}

type Add = (scope: Scope, fn: number, value: Value | undefined, settings: GroupSettings) => void;

/** `->withRouting(web: __DIR__.'/../routes/web.php', api: …, apiPrefix: 'api/v1')` */
function addApplication(resolver: Resolver, scope: Scope, index: number, add: Add): void {
  const call = scope.outline.calls[index];
  const options = call?.args.at(-1);
  if (call === undefined || options?.kind !== 'object') return;
  const context = { file: scope.file, fn: call.fn };
  const prefix = entryOf(resolver, context, options, 'apiPrefix');
  const apiPrefix = prefix === undefined ? undefined : resolveText(resolver, prefix.context, prefix.value)?.text;
  for (const { key, value, at } of options.entries) {
    if (key !== 'web' && key !== 'api') continue;
    const guards = [{ context, value: { kind: 'text', text: key } as const, at, end: at }];
    const passed = [{ file: scope.file, at, what: 'loaded here' }];
    const prefixes = key === 'api' ? [apiPrefix ?? 'api'] : [];
    add(scope, call.fn, value, { ...noSettings, prefixes, guards, passed });
  }
}

function distinct(ways: readonly GroupSettings[]): readonly GroupSettings[] {
  const key = ({ prefixes, guards }: GroupSettings): string =>
    [...prefixes, '|', ...guards.map(({ context, at }) => `${context.file}:${at}`)].join(' ');
  return [...new Map(ways.map((way) => [key(way), way])).values()];
}
