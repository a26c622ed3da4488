import { gqlgen } from '../../extractors/http/gqlgen.ts';
import { graphqlRuby } from '../../extractors/http/graphql-ruby.ts';
import type { Route } from '../http/route.ts';
import type { LinkInput } from '../link-input.ts';
import { nearestOf } from '../nest/nearest-application.ts';
import { handlerOf } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { goFields } from './go-fields.ts';
import { type AnsweredField, graphqlRoute } from './graphql-route.ts';
import { phpFields } from './php-fields.ts';
import { rubyFields } from './ruby-fields.ts';

/** Fields of schemas stand below the route that runs their queries, behind its guards. */
export function fieldsBelowRoutes(resolver: Resolver, input: LinkInput, routes: readonly Route[]): readonly Route[] {
  const fields = [...rubyFields(resolver), ...goFields(resolver), ...phpFields(resolver)];
  if (fields.length === 0) return [];
  const spelled = spelling(input);
  const pages = playgrounds(resolver);
  const serving = routes.filter((route) => servesGraphql(resolver, route, pages));
  return fields.map((field) => below(nearestOf(serving, field.file), { ...field, field: spelled(field) }));
}

function below(route: Route | undefined, field: AnsweredField): Route {
  const own = graphqlRoute({ ...field, base: route?.path });
  if (route === undefined) return own;
  return { ...own, guards: [...route.guards, ...field.guards], before: route.before, passed: route.passed };
}

/** Go writes `UserByID` for `userById`: where a schema is there, it says how a field is spelled. */
function spelling(input: LinkInput): (field: AnsweredField) => string {
  const known = new Map<string, string>();
  for (const { facts } of input.files.values())
    for (const fact of facts)
      if (fact.kind === 'contract' && fact.contract === 'graphql')
        for (const { path } of fact.operations)
          known.set(lower(path.split('#')[1] ?? ''), path.split('.').at(-1) ?? '');
  return ({ type, field }) => known.get(lower(`${type}.${field}`)) ?? field;
}

function lower(text: string): string {
  return text.toLowerCase();
}

/** Paths that pages for trying out queries are told. */
function playgrounds(resolver: Resolver): ReadonlySet<string> {
  const found = new Set<string>();
  const { name, method, path } = gqlgen.playground;
  for (const [file, { outline }] of resolver.scopes) {
    if (outline.language !== 'go') continue;
    for (const call of outline.calls) {
      const at = call.args[path];
      if (call.name !== method || call.on?.kind !== 'name' || call.on.name !== name || at === undefined) continue;
      const text = resolveText(resolver, { file, fn: call.fn }, at)?.text;
      if (text !== undefined) found.add(text);
    }
  }
  return found;
}

function servesGraphql(resolver: Resolver, route: Route, pages: ReadonlySet<string>): boolean {
  if (route.method === 'GET') return false;
  const { handler } = route;
  const made = handler === undefined ? [] : resolver.value(handler.context, handler.value);
  if (made.some((found) => found.kind === 'made' && gqlgen.modules.some((each) => each === found.module))) return true;
  const scope = resolver.scopes.get(route.file);
  if (scope?.outline.language === 'go') return pages.has(route.path);
  const place = handlerOf(resolver, route);
  const outline = place && resolver.scopes.get(place.file)?.outline;
  return outline?.language === 'ruby' && outline.calls.some((call) => call.fn === place?.fn && runsSchema(call));
}

function runsSchema({
  name,
  on,
}: {
  readonly name: string;
  readonly on?: { readonly kind: string } | undefined;
}): boolean {
  return name === graphqlRuby.execute && on?.kind === 'name' && 'name' in on && /Schema$/.test(String(on.name));
}
