import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context, Definition } from '../../definition.ts';
import { entryOf, itemsOf } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { NamedGuard } from './group-settings.ts';

/** What an application calls its middleware. */
export interface MiddlewareSettings {
  /** Folder of the application. */
  readonly root: string;
  readonly aliases: Map<string, NamedGuard>;
  readonly groups: Map<string, NamedGuard[]>;
  readonly everywhere: NamedGuard[];
}

/** Settings of every application of the workspace, from its kernel, its bootstrap file or its providers. */
export function findMiddlewareSettings(resolver: Resolver): readonly MiddlewareSettings[] {
  const byRoot = new Map<string, MiddlewareSettings>();
  const settingsAt = (file: string): MiddlewareSettings => {
    const root = rootOf(file);
    const known = byRoot.get(root) ?? { root, aliases: new Map(), groups: new Map(), everywhere: [] };
    byRoot.set(root, known);
    return known;
  };
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'php') continue;
    scope.outline.classes.forEach((_, cls) => {
      if (isKernel(resolver, scope, cls)) readKernel(resolver, scope, cls, settingsAt(scope.file));
    });
    for (const call of scope.outline.calls)
      if (call.on !== undefined && Object.hasOwn(readers, call.name) && configures(resolver, scope, call))
        readers[call.name]?.(settingsAt(scope.file), argumentsOf(resolver, scope, call));
  }
  return [...byRoot.values()];
}

function rootOf(file: string): string {
  return /^(.*?)\/?(?:app|bootstrap|src)\/.*$/.exec(file)?.[1] ?? '';
}

function isKernel(resolver: Resolver, scope: Scope, cls: number): boolean {
  const outline = scope.outline.classes[cls];
  if (outline?.name === 'Filters') return true;
  return (outline?.bases ?? []).some((base) =>
    resolver
      .name({ file: scope.file, fn: 0 }, base)
      .some(
        ({ kind, ...found }) =>
          kind === 'external' && 'module' in found && found.module === 'Illuminate\\Foundation\\Http',
      ),
  );
}

const aliasFields = new Set(['routeMiddleware', 'middlewareAliases', 'aliases']);

function readKernel(resolver: Resolver, scope: Scope, cls: number, settings: MiddlewareSettings): void {
  for (const field of scope.outline.classes[cls]?.fields ?? []) {
    if (field.default === undefined) continue;
    const placed = placedAt(scope, 0, field.default, field);
    if (aliasFields.has(field.name)) addAliases(settings, placed);
    else if (field.name === 'middleware') settings.everywhere.push(...each(resolver, placed));
    else if (field.name === 'middlewareGroups' && field.default.kind === 'object')
      for (const { key, value, at } of field.default.entries)
        settings.groups.set(key, [...each(resolver, placedAt(scope, 0, value, { at, end: at }))]);
  }
}

/** `$middleware->alias([…])` of the bootstrap file, `$router->aliasMiddleware(…)` of a provider. */
function configures(resolver: Resolver, scope: Scope, call: CallOutline): boolean {
  const context = { file: scope.file, fn: call.fn };
  return (call.on === undefined ? [] : resolver.value(context, call.on)).some((definition) => {
    const name = nameOf(definition);
    return name !== undefined && configuring.has(name);
  });
}

const configuring = new Set([
  'Illuminate\\Foundation\\Configuration\\Middleware',
  'Illuminate\\Routing\\Router',
  'Illuminate\\Support\\Facades\\Route',
  'Laravel\\Lumen\\Application',
]);

function nameOf(definition: Definition): string | undefined {
  if (definition.kind === 'external') return `${definition.module}\\${definition.path[0]}`;
  return definition.kind === 'made' ? `${definition.module}\\${definition.maker[0]}` : undefined;
}

interface Arguments {
  /** Those by position, lists taken apart where the method takes many. */
  readonly texts: readonly (string | undefined)[];
  readonly placed: readonly NamedGuard[];
  /** The call itself. */
  readonly whole: NamedGuard;
  named(key: string): readonly NamedGuard[];
  each(placed: NamedGuard | undefined): readonly NamedGuard[];
}

function argumentsOf(resolver: Resolver, scope: Scope, call: CallOutline): Arguments {
  const placed = call.args
    .filter((value) => value.kind !== 'object' || value.keywords !== true)
    .map((value) => placedAt(scope, call.fn, value, call));
  const keywords = call.args.find((value) => value.kind === 'object' && value.keywords === true);
  const context = { file: scope.file, fn: call.fn };
  return {
    texts: placed.map(({ value }) => (value.kind === 'text' ? value.text : undefined)),
    placed,
    whole: placedAt(scope, call.fn, { kind: 'text', text: call.name }, call),
    named: (key) => {
      const entry = keywords && entryOf(resolver, context, keywords, key);
      return entry === undefined ? [] : each(resolver, { ...entry, at: call.at, end: call.end });
    },
    each: (value) => (value === undefined ? [] : each(resolver, value)),
  };
}

type Read = (settings: MiddlewareSettings, args: Arguments) => void;

const group =
  (name: string): Read =>
  (settings, args) => {
    addToGroup(settings, name, args.named('append'), false);
    addToGroup(settings, name, args.named('prepend'), true);
    addToGroup(settings, name, args.each(args.placed[0]), false);
  };

const toGroup =
  (first: boolean): Read =>
  (settings, { texts, placed, each: itemsIn }) => {
    if (texts[0] !== undefined) addToGroup(settings, texts[0], itemsIn(placed[1]), first);
  };

const alias: Read = (settings, { texts, placed }) => {
  const [name] = texts;
  if (name !== undefined && placed[1] !== undefined) settings.aliases.set(name, placed[1]);
  else if (placed[0] !== undefined) addAliases(settings, placed[0]);
};

const everywhere: Read = (settings, args) => settings.everywhere.push(...args.each(args.placed[0]));

const readers: Readonly<Record<string, Read>> = {
  alias,
  aliasMiddleware: alias,
  routeMiddleware: alias,
  api: group('api'),
  web: group('web'),
  group: toGroup(false),
  middlewareGroup: toGroup(false),
  appendToGroup: toGroup(false),
  pushMiddlewareToGroup: toGroup(false),
  prependToGroup: toGroup(true),
  append: everywhere,
  prepend: everywhere,
  use: everywhere,
  throttleApi: (settings, { whole }) => {
    const text: Value = { kind: 'text', text: 'throttle:api' };
    addToGroup(settings, 'api', [{ ...whole, value: text }], false);
  },
};

function addToGroup(settings: MiddlewareSettings, name: string, added: readonly NamedGuard[], first: boolean): void {
  const known = settings.groups.get(name) ?? [];
  settings.groups.set(name, first ? [...added, ...known] : [...known, ...added]);
}

function addAliases(settings: MiddlewareSettings, placed: NamedGuard): void {
  if (placed.value.kind !== 'object') return;
  for (const { key, value } of placed.value.entries) settings.aliases.set(key, { ...placed, value });
}

function placedAt(scope: Scope, fn: number, value: Value, { at, end }: { at: number; end: number }): NamedGuard {
  const context: Context = { file: scope.file, fn };
  return { context, value, at, end };
}

function each(resolver: Resolver, { context, value, ...place }: NamedGuard): readonly NamedGuard[] {
  return itemsOf(resolver, context, value).map((item) => ({ ...item, ...place }));
}
