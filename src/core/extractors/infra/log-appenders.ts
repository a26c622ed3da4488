import { folderOf } from '../../model/workspace-path.ts';
import { readXml, type XmlElement } from '../../syntax/xml.ts';
import type { Extractor } from '../extractor.ts';
import type { Setting } from '../fact.ts';

const names = /(?:^|\/)(?:logback|log4j2?)(?:-[\w-]+)?\.xml$/;

/** Where Logback and Log4j send what an application says: `<destination>logstash:5000</destination>`. */
export const logAppenders: Extractor = {
  id: 'log-appenders',
  title: 'Logback and Log4j',
  group: 'infra',
  files: names,
  applies: ({ path }) => names.test(path),
  extract: (file) => {
    const root = readXml(file.text);
    const settings = root === undefined ? [] : addressesIn(root);
    const folder = folderOf(file.path).replace(/(?:^|\/)(?:src\/main\/)?resources(?:\/config)?$|(?:^|\/)config$/, '');
    return { facts: settings.length === 0 ? [] : [{ kind: 'settings', folder, settings }], problems: [] };
  },
};

/** Hosts stand in elements of Logback, and in attributes of Log4j. */
function addressesIn(element: XmlElement): readonly Setting[] {
  const { name, attributes, children, text, at, end } = element;
  const host = attributes['host'] ?? attributes['url'];
  const written = elements.has(name) ? text.trim() : attributed.has(name) && host !== undefined ? host : '';
  const address = written.replace(/^\w+:\/\//, '');
  const own = /^[a-z][\w.-]*(?::\d+)?(?:\/|$)/i.test(address)
    ? [{ key: `logging.appender.${name}`, value: `//${address}`, at, end }]
    : [];
  return [...own, ...children.flatMap(addressesIn)];
}

const elements: ReadonlySet<string> = new Set([
  'destination',
  'url',
  'remoteHost',
  'syslogHost',
  'graylogHost',
  'host',
]);
const attributed: ReadonlySet<string> = new Set(['Socket', 'Http', 'Loki', 'Gelf', 'Syslog', 'Elasticsearch']);
