import { folderOf } from '../../model/workspace-path.ts';
import { entriesOf, entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { redactValue } from '../../syntax/redact-value.ts';
import { isChosenPassword } from '../../syntax/secrets/chosen-password.ts';
import { secretKind } from '../../syntax/secrets/secret-kind.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { SecretFact, Setting } from '../fact.ts';

/** `appsettings.json`, not those of single environments, and the port of `launchSettings.json`. */
export const dotnetSettings: Extractor = {
  id: 'dotnet-settings',
  title: '.NET settings',
  group: 'infra',
  applies: (file) => /(?:^|\/)(?:appsettings|launchSettings)\.json$/.test(file.path),
  extract: (file) => {
    const isLaunch = file.path.endsWith('launchSettings.json');
    const settings = isLaunch ? launchPort(file) : (file.documents ?? []).flatMap((document) => flatten(document, ''));
    const withoutSecrets = settings.map((setting) => ({ ...setting, value: redactValue(setting.key, setting.value) }));
    const folder = folderOf(file.path).replace(/(?:^|\/)Properties$/, '');
    return {
      facts: [{ kind: 'settings', folder, settings: withoutSecrets }, ...secretsIn(file, isLaunch ? [] : settings)],
      problems: [],
    };
  },
};

/** `"Shop": "Host=db;Username=shop;Password=…"`, and keys that are called after what they hold. */
function secretsIn(file: ReadFile, settings: readonly Setting[]): readonly SecretFact[] {
  return settings
    .filter(({ key, value }) => {
      const name = key.split('.').at(-1) ?? key;
      const password = /(?:^|;)\s*(?:password|pwd)\s*=\s*([^;]+)/i.exec(value)?.[1];
      if (password !== undefined) return isChosenPassword(password.trim());
      return secretKind(name, value, false) !== undefined || (/pass|pwd/i.test(name) && isChosenPassword(value));
    })
    .map(({ key, at, end }) => ({ kind: 'secret', place: 'settings', name: key, evidence: file.evidence(at, end) }));
}

function flatten(node: DataNode, path: string): readonly Setting[] {
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`).replaceAll(':', '.');
  if (node.kind === 'mapping') return entriesOf(node).flatMap(({ key, value }) => flatten(value, below(key)));
  if (node.kind === 'sequence') return itemsOf(node).flatMap((item, index) => flatten(item, `${path}[${index}]`));
  const value = scalarText(node);
  return value === undefined ? [] : [{ key: path, value, at: node.at, end: node.end }];
}

/** Where a developer's machine answers: of several addresses the one without encryption. */
function launchPort(file: ReadFile): readonly Setting[] {
  const [document] = file.documents ?? [];
  const profiles = entriesOf(document === undefined ? undefined : entry(document, 'profiles'));
  const urls = profiles.flatMap(({ value }) => {
    const url = entry(value, 'applicationUrl');
    return url === undefined ? [] : (textOf(url) ?? '').split(';').map((text) => ({ text, node: url }));
  });
  const chosen = urls.find(({ text }) => text.startsWith('http://')) ?? urls[0];
  const port = /:(\d+)\/?$/.exec(chosen?.text ?? '')?.[1];
  if (chosen === undefined || port === undefined) return [];
  return [{ key: 'server.port', value: port, at: chosen.node.at, end: chosen.node.end }];
}
