import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { moduleOf } from '../outbound/client-chain.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** What a configuration puts before the paths of the controllers that it chooses. */
interface PathPrefix {
  readonly path: string;
  readonly module: string;
  /** Names of annotations, one of which a controller must carry; empty for all. */
  readonly annotations: readonly string[];
  /** Packages, in one of which it must stand; empty for all. */
  readonly packages: readonly string[];
}

/** `configurer.addPathPrefix("/api", HandlerTypePredicate.forAnnotation(RestController.class))`, as far as it says whom it means. */
export function pathPrefixOf(resolver: Resolver, { file, cls }: ClassPlace): string | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const module = moduleOf(file);
  const carried = (outline?.classes[cls]?.decorators ?? []).map(({ name }) => name.replace(/^.*\./, ''));
  return pathPrefixes(resolver).find(
    (each) =>
      each.module === module &&
      (each.annotations.length === 0 || each.annotations.some((name) => carried.includes(name))) &&
      (each.packages.length === 0 || each.packages.some((name) => `${packageOf(file)}.`.startsWith(`${name}.`))),
  )?.path;
}

const pathPrefixes = oncePerWorkspace((resolver): readonly PathPrefix[] =>
  [...resolver.scopes.values()].flatMap((scope) => {
    const { language, calls } = scope.outline;
    if (language !== 'java' && language !== 'kotlin') return [];
    return calls.flatMap((call) => (call.name === 'addPathPrefix' ? (prefixIn(resolver, scope, call) ?? []) : []));
  }),
);

function prefixIn(
  resolver: Resolver,
  scope: Scope,
  { args: [first, chosen], fn }: CallOutline,
): PathPrefix | undefined {
  const path = first && resolveText(resolver, { file: scope.file, fn }, first)?.text;
  if (path === undefined || chosen === undefined) return undefined;
  const asked = callsIn(scope, chosen);
  const named = (names: readonly string[]) =>
    asked.filter(({ name }) => names.includes(name)).flatMap(({ args }) => args.flatMap(shortName));
  const annotations = named(['forAnnotation', 'isAnnotationPresent', 'hasAnnotation', 'findAnnotation', 'annotation']);
  const packages = asked
    .filter(({ name }) => /^(?:forB|b)asePackage$/.test(name))
    .flatMap(({ args }) => args.flatMap((arg) => resolveText(resolver, { file: scope.file, fn }, arg)?.text ?? []));
  const all = isAlwaysTrue(scope, chosen);
  if (!all && annotations.length === 0 && packages.length === 0) return undefined;
  return { path, module: moduleOf(scope.file), annotations, packages };
}

/** Calls of a chain, or of the function that decides. */
function callsIn(scope: Scope, value: Value): readonly CallOutline[] {
  const { calls, functions } = scope.outline;
  if (value.kind === 'function') {
    const around = functions[value.fn];
    return around === undefined ? [] : calls.filter(({ fn }) => fn === value.fn);
  }
  const call = value.kind === 'call' ? calls[value.call] : undefined;
  return call === undefined
    ? []
    : [call, ...[call.on ?? [], ...call.args].flat().flatMap((each) => callsIn(scope, each))];
}

/** `c -> true` */
function isAlwaysTrue(scope: Scope, value: Value): boolean {
  const [only, another] = value.kind === 'function' ? (scope.outline.functions[value.fn]?.returns ?? []) : [];
  return only?.kind === 'literal' && only.text === 'true' && another === undefined;
}

/** `RestController.class` is kept as the name of the class. */
function shortName(value: Value): readonly string[] {
  const name = value.kind === 'name' ? value.name.replace(/\.class$|::class(?:\.java)?$/, '') : undefined;
  return name === undefined ? [] : [name.replace(/^.*\./, '')];
}

/** `a.b` of `src/main/java/a/b/Orders.java`. */
function packageOf(file: string): string {
  return file
    .replace(/^.*?src\/(?:main|test)\/\w+\//, '')
    .replace(/\/?[^/]*$/, '')
    .replaceAll('/', '.');
}
