import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { entriesOf, entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extractor } from '../extractor.ts';
import type { TabledRoute } from '../fact.ts';

/** Routes of modules of Drupal: https://www.drupal.org/docs/drupal-apis/routing-system. */
export const drupalRoutes: Extractor = {
  id: 'drupal-routes',
  title: 'Drupal',
  group: 'http',
  applies: ({ path }) => /(?:^|\/)\w+\.routing\.yml$/.test(path),
  extract: (file) => {
    const routes = (file.documents ?? []).flatMap((document) =>
      entriesOf(document).flatMap(({ value }) => routesIn(value)),
    );
    const name = file.path.replace(/^.*\//, '');
    return {
      facts: routes.length === 0 ? [] : [{ kind: 'route-table', framework: 'drupal', name, routes, included: [] }],
      problems: [],
    };
  },
};

function routesIn(node: DataNode): readonly TabledRoute[] {
  const path = textAt(node, 'path');
  if (path === undefined || !path.startsWith('/')) return [];
  const form = textAt(node, 'defaults', '_form');
  const controller = textAt(node, 'defaults', '_controller') ?? (form && `${form}::submitForm`);
  const listed = entry(node, 'methods');
  const named = listed === undefined ? [] : itemsOf(listed).flatMap((item) => scalarText(item)?.toUpperCase() ?? []);
  const methods: readonly HttpMethod[] =
    named.length === 0 ? ['ANY'] : httpMethods.filter((method) => named.includes(method));
  const guard = guardIn(node);
  return methods.map((method) => ({
    method,
    path,
    action: (controller ?? '').replace(/^\\/, ''),
    at: node.at,
    end: node.end,
    ...(guard && { guard }),
  }));
}

/** What everybody may see is asked of nobody. */
function guardIn(node: DataNode): TabledRoute['guard'] {
  for (const { key, value } of entriesOf(entry(node, 'requirements'))) {
    const text = scalarText(value);
    if (text === undefined) continue;
    if (key === '_permission' && text !== 'access content')
      return { name: `permission ${text}`, kind: 'authorization' };
    if (key === '_role') return { name: `role ${text}`, kind: 'authorization' };
    if (key === '_entity_access' || key === '_custom_access') return { name: text, kind: 'authorization' };
    if (key === '_user_is_logged_in' && /^true$/i.test(text)) return { name: key, kind: 'authentication' };
  }
  return undefined;
}

function textAt(node: DataNode, ...keys: readonly string[]): string | undefined {
  const found = entry(node, ...keys);
  return found === undefined ? undefined : scalarText(found);
}
