import type { Language } from '../syntax/outline.ts';
import type { Context, Definition } from './definition.ts';
import { nearestPlace } from './nearest-place.ts';
import { oncePerScopes } from './once-per-scopes.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';

/** Languages in which a package is spread over files and a class calls its own members by their bare names. */
const packaged: ReadonlySet<Language> = new Set<Language>(['java', 'kotlin', 'csharp']);

export function isPackaged(scope: Scope): boolean {
  return packaged.has(scope.outline.language);
}

/** What a name means that no function around declares: a member of the class, an import, a type of the package, a star. */
export function resolvePackagedName(
  resolver: Resolver,
  scope: Scope,
  context: Context,
  name: string,
): readonly Definition[] {
  const ways = [membersAround, imported, besideIt, starred];
  for (const ask of ways) {
    const found = ask(resolver, scope, name, context.fn);
    if (found.length > 0) return found;
  }
  if (isTypeName(name)) return [...fromStars(scope, name), { kind: 'external', module: 'java.lang', path: [name] }];
  // What only packages know may bring any member: to the classes around, not to code beside them.
  const around = scope.classAround(context.fn) === undefined ? [] : classesAround(scope, context.fn);
  const inherited = around.flatMap((owner) => resolver.member(owner, name));
  return inherited.length > 0 ? inherited : fromStars(scope, name);
}

/** The same for a type, which may be written with its package: `jakarta.persistence.EntityManager`. */
export function resolvePackagedType(
  resolver: Resolver,
  scope: Scope,
  context: Context,
  name: string,
): readonly Definition[] {
  if (!/^(?:[a-z]\w*\.)+[A-Z]/.test(name)) return resolver.name(context, name);
  return [nearestType(resolver, scope, name) ?? externalAt(name)];
}

type Ask = (resolver: Resolver, scope: Scope, name: string, fn: number) => readonly Definition[];

/** A constant is written in capitals, a type is not. */
function isTypeName(name: string): boolean {
  return /^[A-Z]\w*[a-z]/.test(name) || /^[A-Z]$/.test(name);
}

/** Fields and methods of the class, of what it extends in the workspace, and of the classes around it. */
function membersAround(resolver: Resolver, scope: Scope, name: string, fn: number): readonly Definition[] {
  if (isTypeName(name)) return [];
  for (const owner of classesAround(scope, fn)) {
    const found = resolver.member(owner, name).filter((definition) => !isGuessed(definition, name));
    if (found.length > 0) return found;
  }
  return [];
}

/** A member of something that only a package knows may be anything. */
function isGuessed(definition: Definition, name: string): boolean {
  return definition.kind === 'made' && definition.members.at(-1) === name;
}

/** Annotations stand outside of the class whose constants they name. */
function classesAround(scope: Scope, fn: number): readonly (Definition & { kind: 'instance' })[] {
  const { classes } = scope.outline;
  const around = scope.classAround(fn);
  if (around === undefined)
    return classes.flatMap((cls, index) =>
      cls.outer === undefined ? [{ kind: 'instance', file: scope.file, cls: index }] : [],
    );
  const found: (Definition & { kind: 'instance' })[] = [];
  for (let cls: number | undefined = around; cls !== undefined; cls = classes[cls]?.outer)
    found.push({ kind: 'instance', file: scope.file, cls });
  return found;
}

const imported: Ask = (resolver, scope, name) => {
  const entry = scope.imports.get(name);
  if (entry === undefined) return [];
  const own = ofWorkspace(resolver, scope, entry.from, name);
  return own.length > 0 ? own : [externalAt(`${entry.from}.${name}`)];
};

const besideIt: Ask = (resolver, scope, name) => {
  const { package: folder } = scope.outline;
  const type = nearestType(resolver, scope, folder === undefined ? name : `${folder}.${name}`);
  return type === undefined ? [] : [type];
};

const starred: Ask = (resolver, scope, name) => {
  for (const star of starsOf(scope)) {
    const own = ofWorkspace(resolver, scope, star, name);
    if (own.length > 0) return own;
  }
  return [];
};

/** A type of a package, or a member of a type. */
function ofWorkspace(resolver: Resolver, scope: Scope, from: string, name: string): readonly Definition[] {
  const type = nearestType(resolver, scope, `${from}.${name}`);
  if (type !== undefined) return [type];
  const owner = nearestType(resolver, scope, from);
  return owner === undefined ? [] : resolver.member(owner, name);
}

/** Which star a foreign name comes from does not show: it may be any of them. */
function fromStars(scope: Scope, name: string): readonly Definition[] {
  return starsOf(scope).map((star) => externalAt(`${star}.${name}`));
}

function starsOf(scope: Scope): readonly string[] {
  return scope.outline.imports.flatMap(({ from, name, as }) => (name === '*' && as === undefined ? [from] : []));
}

/** `a.b.Router.route` is `Router.route` of the package `a.b`: packages are written small, types are not. */
function externalAt(path: string): Definition {
  const parts = path.split('.');
  const first = parts.findIndex((part) => /^[A-Z]/.test(part));
  const at = first < 0 ? parts.length - 1 : first;
  return { kind: 'external', module: parts.slice(0, at).join('.'), path: parts.slice(at) };
}

type TypePlace = Definition & { kind: 'class' };

function nearestType(resolver: Resolver, scope: Scope, path: string): TypePlace | undefined {
  return nearestPlace(typesByPath(resolver).get(path) ?? [], scope.file);
}

type Types = ReadonlyMap<string, readonly TypePlace[]>;

/** By full name, found once for the files of a workspace. */
const typesByPath = oncePerScopes(({ scopes }): Types => {
  const types = new Map<string, TypePlace[]>();
  for (const [file, scope] of scopes) {
    if (!isPackaged(scope)) continue;
    scope.outline.classes.forEach((cls, index) => {
      if (cls.name === '' || cls.fn !== 0) return;
      const path = pathOf(scope, index);
      types.set(path, [...(types.get(path) ?? []), { kind: 'class', file, cls: index }]);
    });
  }
  return types;
});

function pathOf(scope: Scope, cls: number): string {
  const names: string[] = [];
  for (let at: number | undefined = cls; at !== undefined; at = scope.outline.classes[at]?.outer)
    names.unshift(scope.outline.classes[at]?.name ?? '');
  const { package: folder } = scope.outline;
  return folder === undefined ? names.join('.') : [folder, ...names].join('.');
}
