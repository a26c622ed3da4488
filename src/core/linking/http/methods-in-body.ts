import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** Methods that a handler of every method looks for itself: `if r.Method != http.MethodPost`, `switch r.Method`. */
export function methodsInBody(resolver: Resolver, place: FunctionPlace): readonly HttpMethod[] {
  const scope = resolver.scopes.get(place.file);
  if (scope === undefined) return [];
  const found = new Set<HttpMethod>();
  for (const { value, fn } of scope.outline.comparisons ?? []) {
    if (value.left.kind !== 'name' || !/\.method$/i.test(value.left.name) || !isInside(scope, fn, place.fn)) continue;
    const text = resolveText(resolver, { file: place.file, fn }, value.right)?.text;
    const method = httpMethods.find((each) => each === text);
    if (method !== undefined) found.add(method);
  }
  // Whoever answers a preflight request by itself answers others too.
  found.delete('OPTIONS');
  return [...found];
}
