import type { Binding, Value } from '../syntax/outline.ts';
import { autoImported } from './auto-imports.ts';
import { wholeClass } from './class-parts.ts';
import { rootName } from './data/chain.ts';
import { hungOn } from './data/hung-methods.ts';
import type { Context, Definition } from './definition.ts';
import { freeNames, wholeNames } from './free-names.ts';
import { externalOf, resolveExport, resolveModule } from './resolve-export.ts';
import { isPackaged } from './resolve-packaged-name.ts';
import { resolveParameter } from './resolve-parameter.ts';
import { isUnknownCall } from './resolve-value.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';
import { variableMeant } from './variable-meant.ts';

/** Follows a dotted name from where it stands: scopes outward, then imports, then the language's globals. */
export function resolveName(resolver: Resolver, context: Context, name: string): readonly Definition[] {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined) return [];
  const assigned = assignedMember(resolver, scope, context, name);
  if (assigned.length > 0) return assigned;
  // The module around knows no variables: `self::lots::list` of Rust, also where a router beside is called `lots`.
  if (scope.outline.language === 'rust' && name.startsWith('self.'))
    return resolver.name({ file: scope.file, fn: 0 }, name.slice('self.'.length));
  const [head = '', ...rest] = headAndRest(scope, name);
  // Only a path has a type behind its first part in Rust: `redis::Client` is of the crate, whatever variable is called so.
  const isPath = scope.outline.language === 'rust' && /^[A-Z]/.test(rest[0] ?? '');
  let definitions = resolveHead(resolver, scope, isPath ? { ...context, fn: 0 } : context, head);
  rest.forEach((part, at) => {
    // What the class around calls so is the first part, or the one behind `this`.
    const own = at === 0 ? head : at === 1 && head === 'this' ? rest[0] : undefined;
    const owners = own === undefined ? definitions : variableMeant(resolver, context, own, definitions);
    definitions = owners.flatMap((definition) => resolver.member(definition, part));
  });
  return definitions;
}

function resolveHead(resolver: Resolver, scope: Scope, context: Context, name: string): readonly Definition[] {
  if (name === 'this' || name === 'super') return self(resolver, scope, context.fn, name === 'super');
  for (let fn = context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const local = resolveLocal(resolver, scope, fn, name);
    if (local !== undefined) return local;
  }
  const free = freeNames[scope.outline.language];
  if (free !== undefined) return free(resolver, scope, context, name);
  if (name === 'exports') return [{ kind: 'module', file: scope.file }];
  const imported = scope.imports.get(name);
  if (imported === undefined) return fromWildcards(resolver, scope, name);
  const target = resolver.imports.resolve(scope.file, imported.from);
  const exported = imported.name ?? 'default';
  const inside = resolver.imports.inside(scope.file, imported.from, exported);
  if (target.kind === 'package')
    return [inside === undefined ? externalOf(target, exported) : { kind: 'module', file: inside }];
  if (exported === '*' || exported === '=') return resolveModule(resolver, scope.file, imported.from);
  return resolveExport(resolver, target.file, exported);
}

/** `import app.settings` binds the module by its whole name. */
function headAndRest(scope: Scope, name: string): readonly string[] {
  if (!name.includes('.') && wholeNames[scope.outline.language] === undefined) return [name];
  const longest =
    scope.dottedImports.find((known) => name === known || name.startsWith(`${known}.`)) ??
    wholeNames[scope.outline.language]?.exec(name)?.[0];
  if (longest === undefined) return name.replace(/^module\.exports\b/, 'exports').split('.');
  return [longest, ...name.slice(longest.length + 1).split('.')].filter((part) => part !== '');
}

/** A name that nothing here declares: from an import of everything, or a global of the language. */
function fromWildcards(resolver: Resolver, scope: Scope, name: string): readonly Definition[] {
  for (const from of scope.wildcards) {
    const target = resolver.imports.resolve(scope.file, from);
    const found = target.kind === 'file' ? resolveExport(resolver, target.file, name) : [];
    if (found.length > 0) return found;
  }
  const brought = scope.outline.language === 'python' ? [] : autoImported(resolver, scope, name);
  return brought.length > 0 ? brought : [{ kind: 'external', module: globalsOf(scope), path: [name] }];
}

/** Global names of different languages mean different things. */
function globalsOf(scope: Scope): string {
  return scope.outline.language === 'python' ? 'builtins' : 'global';
}

function self(resolver: Resolver, scope: Scope, fn: number, base: boolean): readonly Definition[] {
  const cls = scope.classAround(fn);
  if (cls === undefined) return [...extended(resolver, scope, fn), ...hungOn(resolver, { file: scope.file, fn })];
  if (!base) return [{ kind: 'instance', ...wholeClass(resolver, { file: scope.file, cls }) }];
  const outline = scope.outline.classes[cls];
  return (outline?.bases ?? [])
    .slice(0, 1)
    .flatMap((type) => resolver.type({ file: scope.file, fn: outline?.fn ?? 0 }, type));
}

/** In a function that extends a type, the instance is what it is called on. */
function extended(resolver: Resolver, scope: Scope, fn: number): readonly Definition[] {
  for (let at = fn; at > 0; at = scope.outline.functions[at]?.parent ?? 0) {
    const [first] = scope.outline.functions[at]?.parameters ?? [];
    if (first?.extended === true && first.type !== undefined)
      return resolver.type({ file: scope.file, fn: at }, first.type);
  }
  return [];
}

/** The name as this function itself declares it; undefined when it does not. */
function resolveLocal(resolver: Resolver, scope: Scope, fn: number, name: string): readonly Definition[] | undefined {
  const bindings = scope.bindings(fn, name);
  if (bindings.length > 0 && !goesOnWithParameter(scope, fn, name, bindings))
    return boundValues(resolver, scope, fn, bindings);
  const named = scope.functionNamed(fn, name);
  if (named !== undefined && !isBrought(scope, fn, name)) return [{ kind: 'function', file: scope.file, fn: named }];
  const cls = scope.classNamed(fn, name);
  if (cls !== undefined) return [{ kind: 'class', ...wholeClass(resolver, { file: scope.file, cls }) }];
  if (fn === 0) return undefined;
  const parameters = scope.outline.functions[fn]?.parameters ?? [];
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.name === name)
      return resolveParameter(resolver, { kind: 'parameter', file: scope.file, fn, index, members: [] });
    const key = parameter.keys?.indexOf(name) ?? -1;
    if (key < 0) continue;
    const members = parameter.paths?.[key]?.split('.').filter((part) => part !== '') ?? [];
    const place = { kind: 'parameter', file: scope.file, fn, index } as const;
    return resolveParameter(resolver, { ...place, members: members.length > 0 ? members : [name] });
  }
  return undefined;
}

/** `let state = state.clone();` of Rust is what the function was given. */
function goesOnWithParameter(scope: Scope, fn: number, name: string, bindings: readonly Binding[]): boolean {
  if (scope.outline.language !== 'rust' || fn === 0) return false;
  const given = scope.outline.functions[fn]?.parameters.some((each) => each.name === name || each.keys?.includes(name));
  return given === true && bindings.every(({ value }) => value.kind === 'name' && value.name === name);
}

/** A script that imports a name declares none so: `actions = { addTask: () => addTask() }` only calls a property so. */
function isBrought({ outline, imports }: Scope, fn: number, name: string): boolean {
  return fn === 0 && outline.language !== 'python' && imports.has(name) && freeNames[outline.language] === undefined;
}

/** What a variable holds; one that is declared empty holds what other functions assign. */
function boundValues(
  resolver: Resolver,
  scope: Scope,
  fn: number,
  bindings: readonly Binding[],
): readonly Definition[] {
  const own = begun(scope, bindings).flatMap((binding) => resolveBinding(resolver, scope.file, binding));
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

/** Without `query = query.where(…)`, which goes on with what the variable holds already. */
function begun(scope: Scope, bindings: readonly Binding[]): readonly Binding[] {
  if (bindings.length < 2) return bindings;
  const others = bindings.filter(({ name, value }) => rootOf(scope, value) !== name);
  return others.length > 0 ? others : bindings;
}

/** The name that a chain of calls and members begins with. */
function rootOf(scope: Scope, value: Value): string | undefined {
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  const root = value.kind === 'name' ? value.name : call && rootName(scope, call);
  return root?.split('.')[0];
}

/** `let pool;`, `let client = null` */
function isEmpty(definition: Definition): boolean {
  if (definition.kind !== 'value' || definition.value.kind !== 'literal') return false;
  return definition.value.text === 'undefined' || definition.value.text === 'null';
}

export function resolveBinding(resolver: Resolver, file: string, binding: Binding): readonly Definition[] {
  const context = { file, fn: binding.fn };
  const definitions = resolver.value(context, binding.value);
  if (binding.type === undefined) return definitions;
  const scope = resolver.scopes.get(file);
  if (isTypedBetter(scope, definitions)) {
    const typed = resolver.type(context, binding.type);
    return typed.some((each) => each.kind === 'instance' || isAsserted(scope, each, definitions)) ? typed : definitions;
  }
  if (definitions.some((definition) => definition.kind !== 'parameter' && !isUnknownCall(definition)))
    return definitions;
  const typed = resolver.type(context, binding.type);
  return typed.length > 0 ? typed : definitions;
}

/** Where every variable has a type, a class of the workspace says more than what a package is asked for it. */
function isTypedBetter(scope: Scope | undefined, definitions: readonly Definition[]): boolean {
  const isTyped = scope !== undefined && (isPackaged(scope) || scope.outline.language === 'go');
  return isTyped && definitions.every(({ kind }) => kind === 'made');
}

/** `tx, ok := ctx.Value(txKey{}).(*gorm.DB)`: the type that Go is told is of another package than what gave the value. */
function isAsserted(scope: Scope | undefined, typed: Definition, definitions: readonly Definition[]): boolean {
  if (scope?.outline.language !== 'go' || typed.kind !== 'made') return false;
  return definitions.every((each) => each.kind === 'made' && each.module !== typed.module && each.members.length > 0);
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
