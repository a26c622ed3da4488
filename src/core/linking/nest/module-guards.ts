import type { Outline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { GuardUse } from '../http/route.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** What modules add to controllers: guards for all, middleware by route, prefixes of `RouterModule`. */
export interface ModuleFacts {
  /** `{ provide: APP_GUARD, useClass: X }`, with the folder of the module that says so. */
  readonly guards: readonly GuardUse[];
  /** Class key of a controller → class key of its module. */
  readonly moduleOf: ReadonlyMap<string, string>;
  /** Class key of a module → path given by `RouterModule.register`. */
  readonly prefixOf: ReadonlyMap<string, string>;
}

export function moduleFacts(resolver: Resolver): ModuleFacts {
  const guards: GuardUse[] = [];
  const moduleOf = new Map<string, string>();
  const prefixOf = new Map<string, string>();
  for (const [file, scope] of resolver.scopes) {
    scope.outline.classes.forEach((cls, index) => {
      for (const decorator of cls.decorators) {
        if (decorator.name !== 'Module') continue;
        const [given] = decorator.args ?? [];
        for (const { context, value } of [
          { context: { file, fn: cls.fn }, value: given },
          ...dynamicModules(scope.outline, file, index),
        ]) {
          for (const controller of classesIn(resolver, context, value, 'controllers'))
            moduleOf.set(controller, `${file}#${index}`);
          guards.push(...globalProviders(resolver, context, value, decorator));
        }
      }
    });
    for (const call of scope.outline.calls)
      if (call.name === 'register' && call.on?.kind === 'name' && call.on.name === 'RouterModule')
        readTree(resolver, { file, fn: call.fn }, call.args[0], '', prefixOf);
  }
  return { guards, moduleOf, prefixOf };
}

/** What static methods of a module give for it: `static forRoot() { return { module: ReportsModule, controllers } }`. */
function dynamicModules({ functions }: Outline, file: string, cls: number): readonly PlacedValue[] {
  return functions.flatMap((each, fn) =>
    each.cls === cls && each.static === true
      ? each.returns.filter(({ kind }) => kind === 'object').map((value) => ({ context: { file, fn }, value }))
      : [],
  );
}

export function classKeysOf(resolver: Resolver, context: Context, value: Value): readonly string[] {
  return resolver
    .value(context, value)
    .flatMap((definition) => (definition.kind === 'class' ? [`${definition.file}#${definition.cls}`] : []));
}

function classesIn(resolver: Resolver, context: Context, options: Value | undefined, key: string): readonly string[] {
  const list = entryOf(resolver, context, options, key);
  if (list === undefined) return [];
  return [...itemsOf(resolver, list.context, list.value), ...pushedTo(resolver, list)].flatMap((item) =>
    classKeysOf(resolver, item.context, item.value),
  );
}

/** `controllers.push(ArchiveController)` in the function that gives the list. */
function pushedTo(resolver: Resolver, { context, value: list }: PlacedValue): readonly PlacedValue[] {
  if (list.kind !== 'name' || context.fn === 0) return [];
  return (resolver.scopes.get(context.file)?.outline.calls ?? []).flatMap(({ on, name, fn, args }) =>
    name === 'push' && fn === context.fn && on?.kind === 'name' && on.name === list.name
      ? args.map((value) => ({ context, value }))
      : [],
  );
}

function globalProviders(
  resolver: Resolver,
  context: Context,
  options: Value | undefined,
  place: { readonly at: number; readonly end: number },
): readonly GuardUse[] {
  const list = entryOf(resolver, context, options, 'providers');
  if (list === undefined) return [];
  return itemsOf(resolver, list.context, list.value).flatMap((item) => {
    const token = entryOf(resolver, item.context, item.value, 'provide')?.value;
    if (token?.kind !== 'name' || !/^APP_(GUARD|PIPE)$/.test(token.name)) return [];
    const made = provided(resolver, item);
    if (made === undefined) return [];
    const phase = token.name === 'APP_GUARD' ? 1 : 2;
    return [{ ...made, level: 'application' as const, file: context.file, at: place.at, end: place.at, phase }];
  });
}

function provided(resolver: Resolver, item: PlacedValue): PlacedValue | undefined {
  const keys = ['useClass', 'useExisting', 'useValue', 'useFactory'];
  return keys.map((key) => entryOf(resolver, item.context, item.value, key)).find((value) => value !== undefined);
}

function readTree(
  resolver: Resolver,
  context: Context,
  tree: Value | undefined,
  parent: string,
  prefixOf: Map<string, string>,
): void {
  if (tree === undefined) return;
  for (const item of itemsOf(resolver, context, tree)) {
    for (const key of classKeysOf(resolver, item.context, item.value)) prefixOf.set(key, parent);
    const path = entryOf(resolver, item.context, item.value, 'path');
    const text = path === undefined ? undefined : resolveText(resolver, path.context, path.value)?.text;
    const prefix = `${parent}/${text ?? ''}`;
    const module = entryOf(resolver, item.context, item.value, 'module');
    for (const key of module === undefined ? [] : classKeysOf(resolver, module.context, module.value))
      prefixOf.set(key, prefix);
    readTree(resolver, item.context, entryOf(resolver, item.context, item.value, 'children')?.value, prefix, prefixOf);
  }
}
