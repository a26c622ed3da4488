import { entriesOf, entry, isTrue, itemsOf, scalarText, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { DataPath, DataValue } from '../../syntax/edit/data-value.ts';
import { renameInJson, setInJson } from '../../syntax/edit/edit-json.ts';
import { renameInYaml, setInYaml } from '../../syntax/edit/edit-yaml.ts';
import { readDocuments } from '../../syntax/read-documents.ts';
import { attributeWords } from './attribute-words.ts';
import type { BriefEdit, FormRelation } from './brief-form.ts';
import { isJsonBrief } from './read-form.ts';

/** One change of a text: a value at a place, or another name for a key. */
type Change =
  | { readonly path: DataPath; readonly value: DataValue | undefined }
  | { readonly path: DataPath; readonly name: string };

/** Undefined where the text is written in a way that only a person can change. */
export function editBrief(file: string, text: string, edit: BriefEdit): string | undefined {
  let current: string | undefined = text;
  for (const change of changesFor(edit, rootOf(file, text))) {
    if (current === undefined) return undefined;
    current = apply(file, current, change);
  }
  return current;
}

function rootOf(file: string, text: string): DataNode | undefined {
  return readDocuments(isJsonBrief(file) ? file : `${file}.yaml`, text).documents[0];
}

function apply(file: string, text: string, change: Change): string | undefined {
  const isJson = isJsonBrief(file);
  if ('name' in change) return (isJson ? renameInJson : renameInYaml)(text, change.path, change.name);
  return (isJson ? setInJson : setInYaml)(text, change.path, change.value);
}

function changesFor(edit: BriefEdit, root: DataNode | undefined): readonly Change[] {
  switch (edit.kind) {
    case 'set':
      return settings(root, edit.path, edit.value ?? undefined);
    case 'rename':
      return renamings(root, edit.path, edit.name);
    case 'addResource':
      return [{ path: ['resources', edit.name], value: { attributes: { name: 'text' } } }];
    case 'attribute': {
      const path = ['resources', edit.resource, 'attributes', edit.attribute.name];
      return attributeChanges(path, edit.attribute, entry(root, ...path));
    }
    case 'operations':
      return operationChanges(['resources', edit.resource, 'operations'], edit.names, root);
    case 'relation':
      return relationChanges(['resources', edit.resource], edit, root);
  }
}

/** Of a list that keeps its length only the items change that differ, so that comments between them stay. */
function settings(root: DataNode | undefined, path: DataPath, value: DataValue | undefined): readonly Change[] {
  const items = itemsOf(entry(root, ...path));
  if (!Array.isArray(value) || items.length !== value.length) return [{ path, value }];
  return value.flatMap((item: DataValue, index) =>
    scalarText(items[index]) === item ? [] : [{ path: [...path, String(index)], value: item }],
  );
}

/** Whoever refers to a resource or an attribute by its name calls it by the new one. */
function renamings(root: DataNode | undefined, path: DataPath, name: string): readonly Change[] {
  const own: Change = { path, name };
  const [top, before = '', more] = path;
  if (top !== 'resources' || more !== undefined) return [own];
  const tenant: readonly Change[] =
    scalarText(entry(root, 'tenant')) === before ? [{ path: ['tenant'], value: name }] : [];
  const others = entriesOf(entry(root, 'resources')).flatMap(({ key, value }) =>
    referring(value, before, name).map(
      (change): Change => ({ ...change, path: ['resources', key === before ? name : key, ...change.path] }),
    ),
  );
  return [own, ...tenant, ...others];
}

function referring(resource: DataNode, before: string, name: string) {
  const renamed = (said: string): string =>
    said.replace(/\?$/, '').trim() === before ? said.replace(before, name) : said;
  const changes: { readonly path: DataPath; readonly value: DataValue }[] = [];
  const change = (node: DataNode | undefined, path: DataPath): void => {
    const said = scalarText(node);
    if (said !== undefined && renamed(said) !== said) changes.push({ path, value: renamed(said) });
  };
  change(entry(resource, 'partOf'), ['partOf']);
  const parents = entry(resource, 'belongsTo');
  change(parents, ['belongsTo']);
  for (const [index, item] of itemsOf(parents).entries()) change(item, ['belongsTo', String(index)]);
  for (const { key, value } of entriesOf(entry(resource, 'relations'))) {
    change(value, ['relations', key]);
    change(entry(value, 'to'), ['relations', key, 'to']);
  }
  return changes;
}

/** Of an attribute that is described at length, what the form does not know stays as it is. */
function attributeChanges(
  path: DataPath,
  attribute: Parameters<typeof attributeWords>[0],
  before: DataNode | undefined,
) {
  const words = attributeWords(attribute, before);
  if (before?.kind !== 'mapping' || typeof words === 'string') return [{ path, value: words }];
  const wanted = words as Readonly<Record<string, DataValue>>;
  const known = ['type', 'values', 'min', 'max', 'optional', 'unique', 'personal', 'secret', 'readOnly'];
  return known.flatMap((key): readonly Change[] => {
    const node = entry(before, key);
    const value = wanted[key];
    if (value === undefined)
      return node === undefined || !(isTrue(node) || !isFlag(key)) ? [] : [{ path: [...path, key], value }];
    const isSame = Array.isArray(value)
      ? textsOf(node).join('\n') === value.join('\n')
      : scalarText(node) === String(value);
    return isSame ? [] : [{ path: [...path, key], value }];
  });
}

function isFlag(key: string): boolean {
  return !['type', 'values', 'min', 'max'].includes(key);
}

function operationChanges(path: DataPath, names: readonly string[], root: DataNode | undefined): readonly Change[] {
  const node = entry(root, ...path);
  if (node?.kind !== 'mapping') return [{ path, value: names }];
  const before = entriesOf(node).map(({ key }) => key);
  return [
    ...before.filter((key) => !names.includes(key)).map((key) => ({ path: [...path, key], value: undefined })),
    ...names.filter((key) => !before.includes(key)).map((key) => ({ path: [...path, key], value: null })),
  ];
}

type RelationEdit = Extract<BriefEdit, { readonly kind: 'relation' }>;

function relationChanges(
  path: DataPath,
  { was, relation }: RelationEdit,
  root: DataNode | undefined,
): readonly Change[] {
  const resource = entry(root, ...path);
  const parents = textsOf(entry(resource, 'belongsTo'));
  const isWas = (said: string): boolean => was !== undefined && said.replace(/\?$/, '').trim() === was;
  const home = relation === undefined ? undefined : homeOf(relation);
  const changes: Change[] = [];
  if (was !== undefined && scalarText(entry(resource, 'partOf')) === was && home !== 'partOf')
    changes.push({ path: [...path, 'partOf'], value: undefined });
  if (
    was !== undefined &&
    entry(resource, 'relations', was) !== undefined &&
    (home !== 'relations' || relation?.name !== was)
  )
    changes.push(
      entriesOf(entry(resource, 'relations')).length === 1 && home !== 'relations'
        ? { path: [...path, 'relations'], value: undefined }
        : { path: [...path, 'relations', was], value: undefined },
    );
  const word = relation === undefined ? '' : `${relation.to}${relation.optional ? '?' : ''}`;
  const kept =
    home === 'belongsTo' && parents.some(isWas)
      ? parents.map((said) => (isWas(said) ? word : said))
      : parents.filter((said) => !isWas(said));
  const next = home === 'belongsTo' && !parents.some(isWas) ? [...kept, word] : kept;
  if (next.join('\n') !== parents.join('\n'))
    changes.push({
      path: [...path, 'belongsTo'],
      value: next.length === 0 ? undefined : next.length === 1 ? (next[0] ?? '') : next,
    });
  if (relation !== undefined && home === 'partOf') changes.push({ path: [...path, 'partOf'], value: relation.to });
  if (relation !== undefined && home === 'relations')
    changes.push(
      ...namedRelation([...path, 'relations', relation.name], relation, entry(resource, 'relations', relation.name)),
    );
  return changes;
}

function homeOf({ kind, name, to }: FormRelation): 'partOf' | 'belongsTo' | 'relations' {
  if (kind === 'part-of') return 'partOf';
  return kind === 'belongs-to' && name === to ? 'belongsTo' : 'relations';
}

function namedRelation(
  path: DataPath,
  { to, kind, optional }: FormRelation,
  before: DataNode | undefined,
): readonly Change[] {
  if (before?.kind !== 'mapping') {
    const value = kind === 'many' ? { to, many: true } : `${to}${optional ? '?' : ''}`;
    return [{ path, value }];
  }
  const flag = (key: string, wanted: boolean): readonly Change[] =>
    isTrue(entry(before, key)) === wanted ? [] : [{ path: [...path, key], value: wanted ? true : undefined }];
  return [
    ...(scalarText(entry(before, 'to'))?.replace(/\?$/, '') === to ? [] : [{ path: [...path, 'to'], value: to }]),
    ...flag('many', kind === 'many'),
    ...flag('optional', optional && kind !== 'many'),
  ];
}
