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
    /(?:^|\/)config\/(?:packages\/(?:security|framework|http_client|nelmio_cors)|services|routes(?:\/[\w-]+)?)\.ya?ml$/.test(
      path,
    ),
  extract: (file) => {
    const root = rootOf(file.path);
    const settings = (file.documents ?? []).flatMap((document) => [
      ...flatten(document, root),
      ...scopedClients(document),
      ...injectedClients(document),
    ]);
    const folder = folderOf(file.path).replace(/(?:^|\/)config(?:\/.*)?$/, '');
    return { facts: settings.length === 0 ? [] : [{ kind: 'settings', folder, settings }], problems: [] };
  },
};

function rootOf(path: string): string {
  if (path.includes('/packages/')) return 'security-file';
  return /\/services\.ya?ml$/.test(path) ? 'services-file' : 'routes-file';
}

/**
 * Clients that the container hands out, by the names of their variables: `http-client.stockClient` is where one sends to,
 * `http-client-timeout.stockClient` how long it waits, in milliseconds.
 */
function scopedClients(document: DataNode): readonly Setting[] {
  const http = entry(document, 'framework', 'http_client');
  return [
    ...optionsOf(entry(http, 'default_options'), ''),
    ...entriesOf(entry(http, 'scoped_clients')).flatMap(({ key, value }) => {
      const name = `.${scopedClientName(key)}`;
      const base = entry(value, 'base_uri');
      const address = base && withVariables(document, scalarText(base));
      const own = optionsOf(value, name);
      return base === undefined || address === undefined
        ? own
        : [{ key: `http-client${name}`, value: address, at: base.at, end: base.end }, ...own];
    }),
  ];
}

/** `%env(STOCK_URL)%`, and `%env(default:stock_url:STOCK_URL)%` with the parameter that stands in for it. */
function withVariables(document: DataNode, text: string | undefined): string | undefined {
  return text?.replace(/%env\(((?:\w*:)*)(\w+)\)%/g, (_, processors: string, variable: string) => {
    const parameter = /(?:^|:)default:(\w+):/.exec(processors)?.[1];
    const preset = parameter && scalarText(entry(document, 'parameters', parameter));
    return `\${${variable}${preset ? `:${preset}` : ''}}`;
  });
}

/** The whole time before that of silence: whoever sets both waits no longer than the former. */
function optionsOf(options: DataNode | undefined, name: string): readonly Setting[] {
  const time = entry(options, 'max_duration') ?? entry(options, 'timeout');
  const seconds = time && Number(scalarText(time));
  const retry = entry(options, 'retry_failed');
  const isOff = scalarText(retry) === 'false' || scalarText(entry(retry, 'enabled')) === 'false';
  return [
    ...(time === undefined || !seconds ? [] : [settingAt(`http-client-timeout${name}`, `${seconds * 1000}`, time)]),
    ...(retry === undefined ? [] : [settingAt(`http-client-retry${name}`, `${!isOff}`, retry)]),
  ];
}

function settingAt(key: string, value: string, { at, end }: DataNode): Setting {
  return { key, value, at, end };
}

/** `$client: '@stock.client'` of a service, or of all by `bind`: the class's `client` is that one. */
function injectedClients(document: DataNode): readonly Setting[] {
  return entriesOf(entry(document, 'services')).flatMap(({ key, value }) => {
    const [given, place] =
      key === '_defaults' ? [entry(value, 'bind'), ''] : [entry(value, 'arguments'), `.${key.replaceAll('\\', '.')}`];
    return entriesOf(given).flatMap((argument) => {
      const variable = /\$(\w+)$/.exec(argument.key)?.[1];
      const service = /^@([\w.]+)$/.exec(scalarText(argument.value) ?? '')?.[1];
      if (variable === undefined || service === undefined) return [];
      const name = scopedClientName(service);
      return ['http-client', 'http-client-timeout', 'http-client-retry'].map((kind) =>
        settingAt(`${kind}-of${place}.${variable}`, `\${${kind}.${name}:}`, argument.value),
      );
    });
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
