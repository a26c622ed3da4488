import { facadeNamespace, facades } from '../extractors/http/laravel-facades.ts';
import type { Context, Definition } from './definition.ts';
import { nearestPlace } from './nearest-place.ts';
import { oncePerScopes } from './once-per-scopes.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';

/** What a name of PHP means that no function around declares: a class or function by its full name, or a package's. */
export function resolvePhpName(resolver: Resolver, scope: Scope, _: Context, name: string): readonly Definition[] {
  // A variable that nothing here fills: what a framework or an including file hands in.
  if (name.startsWith('$')) return [];
  const path = fullName(scope, name);
  const known = nearest(resolver, scope, path);
  if (known !== undefined) return [known];
  if (!isBare(scope, name)) return [externalAt(path)];
  // A function that its namespace does not know is the global one.
  return [nearest(resolver, scope, name) ?? externalAt(/^[A-Z]/.test(name) ? path : name)];
}

/** `Order` in `namespace App\Sales` is `App\Sales\Order`, unless a `use` says otherwise. */
function fullName(scope: Scope, name: string): string {
  if (name.startsWith('\\')) return name.slice(1);
  const { package: namespace } = scope.outline;
  if (/^namespace\\/i.test(name)) return joined([namespace, name.slice('namespace\\'.length)]);
  const [head = '', ...rest] = name.split('\\');
  const entry = scope.imports.get(head);
  return joined([...(entry === undefined ? [namespace, head] : [entry.from, entry.name]), ...rest]);
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\\');
}

function isBare(scope: Scope, name: string): boolean {
  return !name.includes('\\') && !scope.imports.has(name);
}

/** `Illuminate\Http\Request` is `Request` of the package `Illuminate\Http`; what has no namespace is PHP's own. */
function externalAt(path: string): Definition {
  const cut = path.lastIndexOf('\\');
  if (cut >= 0) return { kind: 'external', module: path.slice(0, cut), path: [path.slice(cut + 1)] };
  return { kind: 'external', module: facades.has(path) ? facadeNamespace : phpItself, path: [path] };
}

/** Module of what PHP brings along: `PDO`, `curl_init`. */
export const phpItself = 'php';

type Place = Definition & { kind: 'class' | 'function' };

function nearest(resolver: Resolver, scope: Scope, path: string): Place | undefined {
  return nearestPlace(placesByName(resolver).get(path) ?? [], scope.file);
}

type Places = ReadonlyMap<string, readonly Place[]>;

/** By full name, found once for the files of a workspace. */
const placesByName = oncePerScopes(({ scopes }): Places => {
  const places = new Map<string, Place[]>();
  const add = (scope: Scope, name: string, place: Place): void => {
    const path = joined([scope.outline.package, name]);
    places.set(path, [...(places.get(path) ?? []), place]);
  };
  for (const [file, scope] of scopes) {
    if (scope.outline.language !== 'php') continue;
    scope.outline.classes.forEach(({ name }, cls) => {
      if (name !== '') add(scope, name, { kind: 'class', file, cls });
    });
    scope.outline.functions.forEach(({ name, cls, parent }, fn) => {
      if (name !== '' && cls === undefined && parent === 0) add(scope, name, { kind: 'function', file, fn });
    });
  }
  return places;
});
