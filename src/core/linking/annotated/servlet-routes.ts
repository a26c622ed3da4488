import { servlets } from '../../extractors/http/servlets.ts';
import type { HttpMethod } from '../../model/endpoint.ts';
import type { Route } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { annotationsIn, argumentOf, isOf, textsOf } from './annotation.ts';
import { guardsOfClass, guardsOfMethod } from './guards-of-method.ts';
import { hierarchyOf, methodsOf, type Overriding } from './hierarchy.ts';

/** `@WebServlet("/orders/*") class Orders extends HttpServlet { void doGet(…) … }` */
export function servletRoutes(resolver: Resolver): readonly Route[] {
  return [...resolver.scopes.values()].flatMap((scope) => {
    if (scope.outline.language !== 'java' && scope.outline.language !== 'kotlin') return [];
    return scope.outline.classes.flatMap((_, cls) => routesOfClass(resolver, scope, cls));
  });
}

function routesOfClass(resolver: Resolver, { file, outline }: Scope, cls: number): readonly Route[] {
  const { fn = 0, decorators = [] } = outline.classes[cls] ?? {};
  const mapped = annotationsIn(resolver, { file, fn }, decorators).find(
    (each) => each.name === servlets.annotation && isOf(each, servlets.modules),
  );
  if (mapped === undefined) return [];
  const paths = textsOf(resolver, argumentOf(mapped, servlets.patterns));
  const hierarchy = hierarchyOf(resolver, { file, cls });
  return methodsOf(resolver, hierarchy).flatMap((method) => {
    const [place] = method;
    const verb = verbOf(resolver, method);
    if (verb === undefined) return [];
    const at = resolver.scopes.get(place.file)?.outline.functions[place.fn]?.at ?? mapped.at;
    return paths.map((path) => ({
      framework: servlets.id,
      method: verb,
      path,
      file: place.file,
      at,
      end: at,
      context: { file: place.file, fn: 0 },
      handlerFunction: place,
      guards: [...guardsOfClass(resolver, hierarchy, method), ...guardsOfMethod(resolver, method)],
      passed: [],
    }));
  });
}

function verbOf(resolver: Resolver, [{ file, fn }]: Overriding): HttpMethod | undefined {
  const name = resolver.scopes.get(file)?.outline.functions[fn]?.name ?? '';
  const verbs: Readonly<Record<string, HttpMethod>> = servlets.methods;
  return Object.hasOwn(verbs, name) ? verbs[name] : undefined;
}
