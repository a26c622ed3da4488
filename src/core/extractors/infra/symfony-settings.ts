import { folderOf } from '../../model/workspace-path.ts';
import { entriesOf, entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extractor } from '../extractor.ts';
import type { Setting } from '../fact.ts';
import { scopedClientName } from './scoped-client-name.ts';

/** Settings of Symfony that say who may call what, and where controllers answer. */
export const symfonySettings: Extractor = {
  id: 'symfony-settings',
  title: 'Symfony security and routes',
  group: 'infra',
  applies: ({ path }) =>
    /(?:^|\/)config\/(?:packages\/(?:security|framework|http_client|nelmio_cors)|routes(?:\/[\w-]+)?)\.ya?ml$/.test(
      path,
    ),
  extract: (file) => {
    const root = file.path.includes('/packages/') ? 'security-file' : 'routes-file';
    const settings = (file.documents ?? []).flatMap((document) => [
      ...flatten(document, root),
      ...scopedClients(document),
    ]);
    const folder = folderOf(file.path).replace(/(?:^|\/)config(?:\/.*)?$/, '');
    return { facts: settings.length === 0 ? [] : [{ kind: 'settings', folder, settings }], problems: [] };
  },
};

/** Base addresses of clients that the container hands out, by the names of their variables: `http-client.stockClient`. */
function scopedClients(document: DataNode): readonly Setting[] {
  const clients = entriesOf(entry(document, 'framework', 'http_client', 'scoped_clients'));
  return clients.flatMap(({ key, value }) => {
    const base = entry(value, 'base_uri');
    const text = base === undefined ? undefined : scalarText(base);
    const name = scopedClientName(key);
    if (base === undefined || text === undefined) return [];
    const address = text.replace(/%env\((?:\w+:)*(\w+)\)%/g, '${$1}');
    return [{ key: `http-client.${name}`, value: address, at: base.at, end: base.end }];
  });
}

/** Passwords of users in memory are nobody's business: only what is asked for below is kept. */
const kept = /^(?:routes-file|security-file\.(?:security\.(?:access_control|firewalls)|nelmio_cors\.))/;

function flatten(node: DataNode, path: string): readonly Setting[] {
  if (node.kind === 'mapping') return entriesOf(node).flatMap(({ key, value }) => flatten(value, `${path}.${key}`));
  if (node.kind === 'sequence') return itemsOf(node).flatMap((item, index) => flatten(item, `${path}[${index}]`));
  const value = scalarText(node);
  return value === undefined || !kept.test(path) ? [] : [{ key: path, value, at: node.at, end: node.end }];
}
