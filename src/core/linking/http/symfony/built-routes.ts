import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import { checksOf } from '../../annotated/guards-of-method.ts';
import type { FunctionPlace } from '../../operations/handler-of.ts';
import { itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { bodyGuards } from '../grouped/controller-guards.ts';
import { joinPaths } from '../join-routes.ts';
import type { Route } from '../route.ts';

const files = /(?:^|\/)config\/routes(?:\/.*)?\.php$/;
const configurators = 'Symfony\\Component\\Routing\\Loader\\Configurator';

/** `$routes->add('order', '/orders/{id}')->controller([OrderController::class, 'show'])->methods(['GET'])` */
export function builtRoutes(resolver: Resolver): readonly Route[] {
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes) {
    const isOurs = scope.outline.imports.some(({ from }) => from.startsWith(configurators));
    if (!files.test(file) || !isOurs) continue;
    scope.outline.calls.forEach((call, index) => {
      const [, path] = call.args;
      if (call.name !== 'add' || path === undefined) return;
      const context = { file, fn: call.fn };
      const text = resolveText(resolver, context, path)?.text;
      const links = linksAfter(scope, index);
      const place = controllerIn(resolver, links, file);
      if (text === undefined || place === undefined) return;
      for (const method of methodsIn(resolver, links, file))
        routes.push({
          framework: 'symfony',
          method,
          path: joinPaths([text]),
          file,
          at: call.start,
          end: links.at(-1)?.end ?? call.end,
          context,
          handlerFunction: place,
          guards: [...checksOf(resolver, [place]), ...bodyGuards(resolver, place)],
          passed: [],
        });
    });
  }
  return routes;
}

const longest = 12;

function linksAfter({ outline }: Scope, index: number): readonly CallOutline[] {
  const links: CallOutline[] = [];
  for (let last = index; links.length < longest; ) {
    const next = outline.calls.findIndex(({ on }) => on?.kind === 'call' && on.call === last);
    const link = outline.calls[next];
    if (link === undefined) break;
    links.push(link);
    last = next;
  }
  return links;
}

/** `[OrderController::class, 'show']`, or the class alone, which is called itself. */
function controllerIn(resolver: Resolver, links: readonly CallOutline[], file: string): FunctionPlace | undefined {
  const link = links.find(({ name }) => name === 'controller');
  const [value] = link?.args ?? [];
  if (link === undefined || value === undefined) return undefined;
  const context = { file, fn: link.fn };
  const [owner, named] = value.kind === 'list' ? value.items : [value];
  const method = named === undefined ? '__invoke' : resolveText(resolver, context, named)?.text;
  if (owner === undefined || method === undefined) return undefined;
  for (const found of resolver.value(context, owner)) {
    const member = resolver.member(found, method).find(({ kind }) => kind === 'function');
    if (member?.kind === 'function') return { file: member.file, fn: member.fn };
  }
  return undefined;
}

function methodsIn(resolver: Resolver, links: readonly CallOutline[], file: string): readonly HttpMethod[] {
  const link = links.find(({ name }) => name === 'methods');
  const [value] = link?.args ?? [];
  if (link === undefined || value === undefined) return ['ANY'];
  const items: readonly PlacedValue[] = itemsOf(resolver, { file, fn: link.fn }, value);
  const names = items.map((item) => resolveText(resolver, item.context, item.value)?.text.toUpperCase());
  return httpMethods.filter((method) => names.includes(method));
}
