import { entriesOf, entry, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { blocksOf, resourceNamed } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

export type Environment = Readonly<Record<string, string>>;

/** Variables of a map, of a list of names and values, or of blocks. One whose value is kept elsewhere stands for itself. */
export function environmentIn(node: DataNode | undefined, resources: readonly Resource[]): Environment {
  if (node === undefined) return {};
  const isMap = node.kind === 'mapping' && entry(node, 'name') === undefined;
  const pairs = isMap ? entriesOf(node).map(({ key, value }) => [key, value] as const) : blocksOf(node).flatMap(pairOf);
  return Object.fromEntries(
    pairs.flatMap(([name, value]): (readonly [string, string])[] => {
      const text = scalarText(value) ?? '';
      return [[name, secretBehind(text, resources) ?? (text === '' ? `\${${name}}` : text)]];
    }),
  );
}

/** Where the value of a variable stands, if it does not stand beside its name. */
const places: readonly (readonly string[])[] = [
  ['value'],
  ['valueFrom'],
  ['secret_name'],
  ['value_source', 'secret_key_ref', 'secret'],
  ['value_from', 'secret_key_ref', 'name'],
];

function pairOf(variable: DataNode): readonly (readonly [string, DataNode | undefined])[] {
  const name = scalarText(entry(variable, 'name'));
  if (name === undefined) return [];
  return [[name, places.map((path) => blocksOf(variable, ...path)[0]).find((found) => found !== undefined)]];
}

/** What a parameter or a secret holds, where the same plan writes it. */
function secretBehind(text: string, resources: readonly Resource[]): string | undefined {
  if (!text.includes('${')) return undefined;
  const reference: DataNode = { kind: 'scalar', value: text, at: 0, end: 0 };
  const holder = resourceNamed(resources, reference, ...holders.keys());
  const key = holder && holders.get(holder.type);
  if (holder === undefined || key === undefined) return undefined;
  const own =
    entry(holder.body, key) ??
    versionsOf(holder, resources)
      .map(({ body }) => contentOf(body))
      .find((node) => node !== undefined);
  // `…:password::` takes one value out of several.
  const field = /\}:([\w-]+)/.exec(text)?.[1];
  return scalarText(own) ?? (field === undefined ? undefined : scalarText(entry(own, field)));
}

const holders: ReadonlyMap<string, string> = new Map([
  ['aws_ssm_parameter', 'value'],
  ['aws_secretsmanager_secret', 'secret_string'],
  ['google_secret_manager_secret', 'secret_data'],
  ['azurerm_key_vault_secret', 'value'],
]);

function versionsOf(holder: Resource, resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(
    ({ type, body }) =>
      (type === 'aws_secretsmanager_secret_version' && resourceNamed([holder], entry(body, 'secret_id')) === holder) ||
      (type === 'google_secret_manager_secret_version' && resourceNamed([holder], entry(body, 'secret')) === holder),
  );
}

function contentOf(body: DataNode): DataNode | undefined {
  return entry(body, 'secret_string') ?? entry(body, 'secret_data');
}

/** Container Apps keep the values of their secrets beside the containers. */
export function withOwnSecrets(environment: Environment, secrets: readonly DataNode[]): Environment {
  const byName = new Map(
    secrets.map((secret) => [scalarText(entry(secret, 'name')) ?? '', scalarText(entry(secret, 'value'))] as const),
  );
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, byName.get(value) ?? value]));
}

/** Variables of several places; those that come later count. */
export function allVariables(nodes: readonly (DataNode | undefined)[], resources: readonly Resource[]): Environment {
  return Object.assign({}, ...nodes.map((node) => environmentIn(node, resources)));
}
