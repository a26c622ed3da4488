import type { Value } from '../../syntax/outline.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';

const lookups = new Set([
  'isAnnotationPresent',
  'getAnnotation',
  'getMethodAnnotation',
  'hasMethodAnnotation',
  'findAnnotation',
]);

/** Marks that let a method pass: `@PassToken`, `@IgnoreAuth`, `@Anonymous`. */
const opening =
  /^(?:Pass|Ignore|Skip|No|Anon|Open|Public|Free|Exclude|Without|Permit|Guest|Unauth|UnAuth)|(?:Anonymous|Public)(?:Access)?$/;

/**
 * Whether an interceptor lets a route pass by what its method is marked with: with a mark that opens it, or without the
 * one that the interceptor looks for.
 */
export function isMarkedOff(resolver: Resolver, guard: GuardUse, route: Route): boolean {
  const { handlerFunction } = route;
  const marks = marksAsked(resolver, guard);
  if (marks.length === 0 || handlerFunction === undefined) return false;
  const outline = resolver.scopes.get(handlerFunction.file)?.outline;
  const fn = outline?.functions[handlerFunction.fn];
  const cls = fn?.cls === undefined ? undefined : outline?.classes[fn.cls];
  const own = [...(fn?.decorators ?? []), ...(cls?.decorators ?? [])].map(({ name }) => lastOf(name));
  const opens = marks.filter((mark) => opening.test(mark));
  if (opens.some((mark) => own.includes(mark))) return true;
  return opens.length === 0 && !marks.some((mark) => own.includes(mark));
}

/** `method.isAnnotationPresent(PassToken.class)` within the class of an interceptor. */
function marksAsked(resolver: Resolver, { context, value }: GuardUse): readonly string[] {
  return resolver.value(context, value).flatMap((definition) => {
    if (definition.kind !== 'class' && definition.kind !== 'instance') return [];
    const scope = resolver.scopes.get(definition.file);
    return (scope?.outline.calls ?? []).flatMap(({ name, fn, args }) =>
      lookups.has(name) && scope?.classAround(fn) === definition.cls ? args.flatMap(classIn) : [],
    );
  });
}

function classIn(value: Value): readonly string[] {
  const name = value.kind === 'name' ? value.name : '';
  return name === '' ? [] : [lastOf(name.replace(/(?:\.class|::class(?:\.java)?)$/, ''))];
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
