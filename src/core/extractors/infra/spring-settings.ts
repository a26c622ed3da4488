import { folderOf } from '../../model/workspace-path.ts';
import { entriesOf, entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { readProperties } from '../../syntax/properties.ts';
import { redactValue } from '../../syntax/redact-value.ts';
import { secretKind } from '../../syntax/secrets/secret-kind.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { Setting } from '../fact.ts';

/** `application.yml`, `application.properties` and their `bootstrap` forebears; not those of single profiles. */
export const springSettings: Extractor = {
  id: 'spring-settings',
  title: 'Spring Boot settings',
  group: 'infra',
  applies: (file) => /(?:^|\/)(?:application|bootstrap)\.(?:ya?ml|properties)$/.test(file.path),
  extract: (file) => {
    const settings = settingsIn(file);
    const withoutSecrets = settings.map((setting) => ({ ...setting, value: redactValue(setting.key, setting.value) }));
    const secrets = settings
      .filter(({ key, value }) => secretKind(key.split('.').at(-1) ?? key, value, false) !== undefined)
      .map(({ key, at, end }) => ({
        kind: 'secret' as const,
        place: 'settings' as const,
        name: key,
        evidence: file.evidence(at, end),
      }));
    return {
      facts: [{ kind: 'settings', folder: moduleOf(file.path), settings: withoutSecrets }, ...secrets],
      problems: [],
    };
  },
};

/** What a file of settings says for the usual run, by dotted keys. */
export function settingsIn(file: ReadFile): readonly Setting[] {
  return file.path.endsWith('.properties') ? fromProperties(file) : fromYaml(file);
}

/** `orders` of `orders/src/main/resources/application.yml`. */
function moduleOf(path: string): string {
  return folderOf(path).replace(/(?:^|\/)(?:src\/main\/)?resources(?:\/config)?$|(?:^|\/)config$/, '');
}

function fromProperties(file: ReadFile): readonly Setting[] {
  return readProperties(file.text).map(({ key, value, at, end }) => ({ key, value, at, end }));
}

/** A document that holds for a profile alone says nothing about the usual run. */
function fromYaml(file: ReadFile): readonly Setting[] {
  return (file.documents ?? []).flatMap((document) => {
    const profile =
      entry(document, 'spring', 'profiles') ?? entry(document, 'spring', 'config', 'activate', 'on-profile');
    return profile?.kind === 'scalar' ? [] : flatten(document, '');
  });
}

function flatten(node: DataNode, path: string): readonly Setting[] {
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`);
  if (node.kind === 'mapping') return entriesOf(node).flatMap(({ key, value }) => flatten(value, below(key)));
  if (node.kind === 'sequence') return itemsOf(node).flatMap((item, index) => flatten(item, `${path}[${index}]`));
  const value = scalarText(node);
  return value === undefined ? [] : [{ key: path, value, at: node.at, end: node.end }];
}
