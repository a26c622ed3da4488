import { entriesOf, entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';

/** Paths of the servers without their hosts, variables at their defaults: `/v1`. */
export function basePathsOf(document: DataNode): readonly string[] {
  const paths = itemsOf(entry(document, 'servers')).flatMap((server) => {
    const url = textOf(entry(server, 'url'));
    if (url === undefined) return [];
    const filled = entriesOf(entry(server, 'variables')).reduce(
      (text, variable) => text.replaceAll(`{${variable.key}}`, scalarText(entry(variable.value, 'default')) ?? ''),
      url,
    );
    const path = filled.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/\/+$/, '');
    return [path === '' || path.startsWith('/') ? path : `/${path}`];
  });
  return [...new Set(paths)];
}
