import type { Deployment } from '../../model/component.ts';
import { entriesOf, entry, itemsOf, scalarText, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { redactValue } from '../../syntax/redact-value.ts';
import { defaultSecretsIn } from './default-secrets.ts';

/** Variables of a map or a list, secrets replaced. One without a value comes from the shell: `${NAME}`. */
export function composeEnvironment(service: DataNode): Record<string, string> {
  const pairs = pairsOf(service);
  return Object.fromEntries(pairs.map(([name, value]) => [name, redactValue(name, value ?? `\${${name}}`)]));
}

/** Which of them hold a password that everybody knows. */
export function composeDefaultSecrets(service: DataNode): Pick<Deployment, 'defaultSecrets'> {
  return defaultSecretsIn(Object.fromEntries(pairsOf(service)));
}

function pairsOf(service: DataNode): readonly Pair[] {
  const node = entry(service, 'environment');
  return node?.kind === 'sequence' ? listed(node) : mapped(node);
}

type Pair = readonly [string, string | undefined];

function listed(node: DataNode): Pair[] {
  return itemsOf(node).flatMap((item): Pair[] => {
    const text = scalarText(item);
    if (text === undefined) return [];
    const sign = text.indexOf('=');
    return [sign < 0 ? [text, undefined] : [text.slice(0, sign), text.slice(sign + 1)]];
  });
}

function mapped(node: DataNode | undefined): Pair[] {
  return entriesOf(node).map(({ key, value }): Pair => [key, scalarText(value)]);
}

/** Names of files, relative to the compose file. */
export function environmentFiles(service: DataNode): string[] {
  const node = entry(service, 'env_file');
  if (node?.kind !== 'sequence') return [...textsOf(node)];
  return node.items.flatMap((item) => scalarText(item.kind === 'mapping' ? entry(item, 'path') : item) ?? []);
}
