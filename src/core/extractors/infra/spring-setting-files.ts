import { entriesOf, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { readProperties } from '../../syntax/properties.ts';
import type { ReadFile } from '../extractor.ts';
import type { Setting } from '../fact.ts';

/** What a file of settings says for the usual run, by dotted keys. */
export function settingsIn(file: ReadFile): readonly Setting[] {
  return file.path.endsWith('.properties') ? fromProperties(file) : fromYaml(file);
}

function fromProperties(file: ReadFile): readonly Setting[] {
  return readProperties(file.text).map(({ key, value, at, end }) => ({ key, value, at, end }));
}

/** A document that holds for a profile alone says nothing about the usual run. */
function fromYaml(file: ReadFile): readonly Setting[] {
  return documentsOf(file).flatMap((settings) => (profileOf(settings) === undefined ? settings : []));
}

/** What documents of one file say for profiles alone. */
export function settingsOfProfiles(file: ReadFile): readonly { profile: string; settings: readonly Setting[] }[] {
  return documentsOf(file).flatMap((settings) => {
    const profiles = profileOf(settings)?.split(',') ?? [];
    return profiles.map((profile) => ({ profile: profile.trim(), settings }));
  });
}

function documentsOf(file: ReadFile): readonly (readonly Setting[])[] {
  return (file.documents ?? []).map((document) => flatten(document, ''));
}

/** However the words of the key are nested. */
function profileOf(settings: readonly Setting[]): string | undefined {
  return settings.find(({ key }) => key === 'spring.config.activate.on-profile' || key === 'spring.profiles')?.value;
}

function flatten(node: DataNode, path: string): readonly Setting[] {
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`);
  if (node.kind === 'mapping') return entriesOf(node).flatMap(({ key, value }) => flatten(value, below(key)));
  if (node.kind === 'sequence') return itemsOf(node).flatMap((item, index) => flatten(item, `${path}[${index}]`));
  const value = scalarText(node);
  return value === undefined ? [] : [{ key: path, value, at: node.at, end: node.end }];
}
