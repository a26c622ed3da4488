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
    // A server without a host of any kind stands for a place that somebody fills in later.
    if (/[<>\s]/.test(filled)) return [];
    const path = withoutHost(filled).replace(/\/+$/, '');
    return [path === '' || path.startsWith('/') ? path : `/${path}`];
  });
  return [...new Set(paths)];
}

/**
 * `api.example.com/v1` is, to the letter, a path relative to the document. Nobody who writes a host at its start means
 * that, nor the rest of it: such a server says nothing that can be relied on.
 */
function withoutHost(url: string): string {
  if (/^(?:localhost|(?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?(?:\/|$)/i.test(url)) return '';
  return url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '');
}
