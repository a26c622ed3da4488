import type { CloudTable } from '../../extractors/plan-fact.ts';
import { entry, scalarText } from '../../syntax/data-node.ts';
import { blocksOf, knownText, wholeText } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

/** Tables of DynamoDB: only what keys and indexes are made of has a type. */
export function documentTables(
  resources: readonly Resource[],
): readonly (CloudTable & { readonly resource: Resource })[] {
  return resources.flatMap((resource) => {
    const { type, body, names, key } = resource;
    if (type !== 'aws_dynamodb_table') return [];
    const attributes = [...blocksOf(body, 'attribute'), ...blocksOf(body, 'attributes')];
    const indexes = [
      'global_secondary_index',
      'global_secondary_indexes',
      'local_secondary_index',
      'local_secondary_indexes',
    ].flatMap((name) => blocksOf(body, name));
    return [
      {
        resource,
        name: wholeText(entry(body, 'name')) ?? knownText(entry(body, 'name')) ?? key ?? names[0] ?? 'table',
        key: partsOf(body, ''),
        columns: attributes.flatMap((attribute) => {
          const name = wholeText(entry(attribute, 'name'));
          return name === undefined
            ? []
            : [{ name, type: typeNames[scalarText(entry(attribute, 'type')) ?? ''] ?? 'unknown' }];
        }),
        indexes: indexes.map((index) => ({
          name: wholeText(entry(index, 'name')),
          columns: partsOf(index, scalarText(entry(body, 'hash_key')) ?? ''),
          at: index.at,
          end: index.end,
        })),
        at: resource.at,
        end: resource.end,
      },
    ];
  });
}

const typeNames: Readonly<Record<string, string>> = { S: 'string', N: 'number', B: 'binary' };

/** A local index shares the hash key of its table. */
function partsOf(node: Resource['body'], hash: string): readonly string[] {
  const parts = [wholeText(entry(node, 'hash_key')) ?? hash, wholeText(entry(node, 'range_key')) ?? ''];
  return parts.filter((part) => part !== '');
}
