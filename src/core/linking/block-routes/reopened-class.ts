import { blockRouteFrameworks } from '../../extractors/http/block-route-frameworks.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Resolver } from '../resolver.ts';
import { constantPath, rubyConstants } from '../ruby/ruby-constants.ts';

const branches: ReadonlySet<string> = new Set(blockRouteFrameworks.flatMap(({ branches = [] }) => [...branches]));

/** The place where a class is made that is opened here only to add branches to it. */
export function reopenedClass(resolver: Resolver, { file, cls }: ClassPlace): ClassPlace | undefined {
  const scope = resolver.scopes.get(file);
  const adds = scope?.outline.calls.some(({ name, fn }) => branches.has(name) && scope.classAround(fn) === cls);
  if (scope === undefined || adds !== true) return undefined;
  const others = rubyConstants(resolver).get(constantPath(scope, cls)) ?? [];
  for (const other of others) {
    if (other.kind !== 'class' || (other.file === file && other.cls === cls)) continue;
    const bases = resolver.scopes.get(other.file)?.outline.classes[other.cls]?.bases ?? [];
    if (bases.length > 0) return { file: other.file, cls: other.cls };
  }
  return undefined;
}
