import { entriesOf, entry } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { secretKind } from '../../syntax/secrets/secret-kind.ts';
import type { ReadFile } from '../extractor.ts';
import type { SecretFact } from '../fact.ts';

/** Keys and passwords that a plan or its values hold in readable form; those of trials open nothing. */
export function terraformSecrets(file: ReadFile, document: DataNode): readonly SecretFact[] {
  if (trial.test(file.path)) return [];
  // What is written into a file of values is what the variable is set to.
  const found = secretsBelow(document, '', /\.tfvars(?:\.json)?$/i.test(file.path));
  return found.map(({ name, at, end }) => ({
    kind: 'secret',
    place: 'settings',
    name,
    evidence: file.evidence(at, end),
  }));
}

const trial = /(?:^|[/._-])(?:dev|development|local|tests?|examples?|samples?|demo|sandbox|ci)(?:[/._-]|$)/i;

interface Place {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

function secretsBelow(node: DataNode, name: string, login: boolean): readonly Place[] {
  if (node.kind === 'sequence') return node.items.flatMap((item) => secretsBelow(item, name, login));
  if (node.kind === 'scalar') {
    const isLiteral = typeof node.value === 'string' && !node.value.includes('${');
    const isSecret = isLiteral && secretKind(name, String(node.value), login) !== undefined;
    return isSecret ? [{ name, at: node.at, end: node.end }] : [];
  }
  const withUser =
    login ||
    ['username', 'user', 'login', 'master_username', 'administrator_login', 'admin_username'].some(
      (key) => entry(node, key) !== undefined,
    );
  return entriesOf(node).flatMap(({ key, value }) => secretsBelow(value, key === 'default' ? name : key, withUser));
}
