import type { Binding } from '../syntax/outline.ts';
import type { Context, Definition } from './definition.ts';
import { externalPath, resolveExport, resolveModule } from './resolve-export.ts';
import { resolveParameter } from './resolve-parameter.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';

/** Follows a dotted name from where it stands: scopes outward, then imports, then the language's globals. */
export function resolveName(resolver: Resolver, context: Context, name: string): readonly Definition[] {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined) return [];
  const assigned = assignedMember(resolver, scope, context, name);
  if (assigned.length > 0) return assigned;
  const [head = '', ...rest] = name.replace(/^module\.exports\b/, 'exports').split('.');
  let definitions = resolveHead(resolver, scope, context, head);
  for (const part of rest) definitions = definitions.flatMap((definition) => resolver.member(definition, part));
  return definitions;
}

function resolveHead(resolver: Resolver, scope: Scope, context: Context, name: string): readonly Definition[] {
  if (name === 'this' || name === 'super') return self(resolver, scope, context.fn, name === 'super');
  for (let fn = context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const local = resolveLocal(resolver, scope, fn, name);
    if (local !== undefined) return local;
  }
  if (name === 'exports') return [{ kind: 'module', file: scope.file }];
  const imported = scope.imports.get(name);
  if (imported === undefined) return [{ kind: 'external', module: 'global', path: [name] }];
  const target = resolver.imports.resolve(scope.file, imported.from);
  const exported = imported.name ?? 'default';
  if (target.kind === 'package') return [{ kind: 'external', module: target.name, path: externalPath(exported) }];
  if (exported === '*' || exported === '=') return resolveModule(resolver, scope.file, imported.from);
  return resolveExport(resolver, target.file, exported);
}

function self(resolver: Resolver, scope: Scope, fn: number, base: boolean): readonly Definition[] {
  const cls = scope.classAround(fn);
  if (cls === undefined) return [];
  if (!base) return [{ kind: 'instance', file: scope.file, cls }];
  const outline = scope.outline.classes[cls];
  return (outline?.bases ?? [])
    .slice(0, 1)
    .flatMap((type) => resolver.type({ file: scope.file, fn: outline?.fn ?? 0 }, type));
}

/** The name as this function itself declares it; undefined when it does not. */
function resolveLocal(resolver: Resolver, scope: Scope, fn: number, name: string): readonly Definition[] | undefined {
  const bindings = scope.bindings(fn, name);
  if (bindings.length > 0) return boundValues(resolver, scope, fn, bindings);
  const named = scope.functionNamed(fn, name);
  if (named !== undefined) return [{ kind: 'function', file: scope.file, fn: named }];
  const cls = scope.classNamed(fn, name);
  if (cls !== undefined) return [{ kind: 'class', file: scope.file, cls }];
  if (fn === 0) return undefined;
  const parameters = scope.outline.functions[fn]?.parameters ?? [];
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.name === name)
      return resolveParameter(resolver, { kind: 'parameter', file: scope.file, fn, index, members: [] });
    if (parameter.keys?.includes(name) === true)
      return resolveParameter(resolver, { kind: 'parameter', file: scope.file, fn, index, members: [name] });
  }
  return undefined;
}

/** What a variable holds; one that is declared empty holds what other functions assign. */
function boundValues(
  resolver: Resolver,
  scope: Scope,
  fn: number,
  bindings: readonly Binding[],
): readonly Definition[] {
  const own = bindings.flatMap((binding) => resolveBinding(resolver, scope.file, binding));
  const known = own.filter((definition) => !isEmpty(definition));
  if (known.length > 0) return known;
  const [first] = bindings;
  const later = scope
    .assigned(fn, first?.name ?? '')
    .flatMap((binding) => resolveBinding(resolver, scope.file, binding))
    .filter((definition) => !isEmpty(definition));
  if (later.length > 0) return later;
  const typed = first?.type === undefined ? [] : resolver.type({ file: scope.file, fn }, first.type);
  return typed.length > 0 ? typed : own;
}

/** `let pool;`, `let client = null` */
function isEmpty(definition: Definition): boolean {
  if (definition.kind !== 'value' || definition.value.kind !== 'literal') return false;
  return definition.value.text === 'undefined' || definition.value.text === 'null';
}

export function resolveBinding(resolver: Resolver, file: string, binding: Binding): readonly Definition[] {
  const context = { file, fn: binding.fn };
  const definitions = resolver.value(context, binding.value);
  if (binding.type === undefined || definitions.some((definition) => definition.kind !== 'parameter'))
    return definitions;
  const typed = resolver.type(context, binding.type);
  return typed.length > 0 ? typed : definitions;
}

/** `controller.create = …` and `this.repo = …`, which stand as bindings of their own. */
function assignedMember(resolver: Resolver, scope: Scope, context: Context, name: string): readonly Definition[] {
  if (!name.includes('.') || name.startsWith('this.')) return [];
  for (let fn = context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const bindings = scope.bindings(fn, name);
    if (bindings.length > 0) return bindings.flatMap((binding) => resolveBinding(resolver, scope.file, binding));
  }
  return [];
}
