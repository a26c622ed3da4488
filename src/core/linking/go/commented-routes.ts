import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { Directive } from '../../syntax/outline.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** Functions of Encore: `//encore:api auth method=POST path=/orders` says where the function below it answers. */
export function encoreRoutes(resolver: Resolver): readonly Route[] {
  return [...resolver.scopes.values()].flatMap((scope) =>
    scope.outline.directives.flatMap((directive) => routesAt(scope, directive)),
  );
}

function routesAt(scope: Scope, { text, at }: Directive): readonly Route[] {
  if (!text.startsWith('encore:api') || /\bprivate\b/.test(text)) return [];
  const fn = functionBelow(scope, at);
  const outline = fn === undefined ? undefined : scope.outline.functions[fn];
  if (fn === undefined || outline === undefined) return [];
  const { file } = scope;
  const told = /\bpath=(\S+)/.exec(text)?.[1];
  const path = told ?? `/${scope.outline.package ?? ''}.${outline.name}`;
  const methods = methodsIn(/\bmethod=(\S+)/.exec(text)?.[1], /\braw\b/.test(text), outline.parameters.length > 1);
  const place = { file, at, end: outline.at };
  const guard: GuardUse = {
    ...place,
    context: { file, fn: 0 },
    value: { kind: 'text', text: 'auth' },
    name: 'encore:api auth',
    kind: 'authentication',
    level: 'inline',
  };
  const guards = /\bauth\b/.test(text) ? [guard] : [];
  return methods.map((method) => ({
    framework: 'encore',
    method,
    path,
    ...place,
    context: { file, fn: 0 },
    handlerFunction: { file, fn },
    guards,
    passed: [],
  }));
}

/** Without a method, a request that carries data is posted, and one that carries none may be asked for as well. */
function methodsIn(told: string | undefined, raw: boolean, takesData: boolean): readonly HttpMethod[] {
  const listed = told?.split(',') ?? [];
  const known = httpMethods.filter((method) => listed.includes(method));
  if (known.length > 0) return known;
  return raw || told === '*' ? ['ANY'] : takesData ? ['POST'] : ['GET'];
}

export function functionBelow({ outline }: Scope, at: number): number | undefined {
  let nearest: number | undefined;
  outline.functions.forEach((fn, index) => {
    if (index === 0 || fn.at < at) return;
    if (nearest === undefined || fn.at < (outline.functions[nearest]?.at ?? 0)) nearest = index;
  });
  return nearest;
}
