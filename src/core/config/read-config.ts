import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import { type Severity, severities } from '../rules/finding.ts';
import { profileNames } from '../rules/profiles.ts';
import { entriesOf, entry, itemsOf, textOf } from '../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../syntax/data-tree.ts';
import { linesOf } from '../syntax/lines.ts';
import { readDocuments } from '../syntax/read-documents.ts';
import type { Config } from './config.ts';

type Complain = (at: number, message: string) => void;

/** What is understood counts; what is not is a problem with its line, never a silent default. */
export function readConfig(
  file: string,
  text: string,
  rules: readonly string[],
): { readonly config: Config; readonly problems: readonly Problem[] } {
  const lines = linesOf(text);
  const problems: Problem[] = [];
  const complain: Complain = (at, message) => problems.push({ file, line: lines.lineAt(at), message });
  const { documents, problems: broken } = readDocuments(file, text);
  for (const { at, message } of broken) complain(at, message);
  const [root] = documents;
  const keys = ['$schema', 'profile', 'guards', 'rules', 'ignore', 'guidelines'];
  const top = mapping(root, keys, 'The configuration', complain);
  const guards = mapping(top.get('guards'), ['authentication', 'authorization', 'rateLimit'], '`guards`', complain);
  const config: Config = {
    profile: oneOf(top.get('profile'), profileNames, 'profile', complain),
    guards: {
      authentication: texts(guards.get('authentication'), 'guards.authentication', complain),
      authorization: texts(guards.get('authorization'), 'guards.authorization', complain),
      rateLimit: texts(guards.get('rateLimit'), 'guards.rateLimit', complain),
    },
    rules: severityOfRules(top.get('rules'), rules, complain),
    ignore: texts(top.get('ignore'), 'ignore', complain),
    guidelines: texts(top.get('guidelines'), 'guidelines', complain),
  };
  return { config, problems };
}

function mapping(
  node: DataNode | undefined,
  keys: readonly string[],
  where: string,
  complain: Complain,
): ReadonlyMap<string, DataNode> {
  if (node === undefined || isEmpty(node)) return new Map();
  if (node.kind !== 'mapping') complain(node.at, `${where} is no mapping of ${keys.join(', ')}.`);
  for (const { key, keyAt } of entriesOf(node)) {
    if (!keys.includes(key)) complain(keyAt, `${where} has no key ${key}.${hint(key, keys)}`);
  }
  const known = keys.map((key) => [key, entry(node, key)] as const);
  return new Map(known.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

function isEmpty(node: DataNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function oneOf<T extends string>(
  node: DataNode | undefined,
  known: readonly T[],
  where: string,
  complain: Complain,
): T | undefined {
  if (node === undefined || isEmpty(node)) return undefined;
  const said = textOf(node) ?? '';
  const found = known.find((each) => each === said);
  if (found === undefined) complain(node.at, `\`${where}\` takes ${known.join(', ')}.${hint(said, known)}`);
  return found;
}

function texts(node: DataNode | undefined, where: string, complain: Complain): readonly string[] {
  if (node === undefined || isEmpty(node)) return [];
  if (node.kind !== 'sequence') complain(node.at, `\`${where}\` is no list.`);
  return itemsOf(node).flatMap((item) => {
    const text = textOf(item);
    if (text !== undefined && text !== '') return [text];
    complain(item.at, `\`${where}\` holds something that is no text.`);
    return [];
  });
}

function severityOfRules(
  node: DataNode | undefined,
  rules: readonly string[],
  complain: Complain,
): ReadonlyMap<string, Severity | 'off'> {
  if (node === undefined || isEmpty(node)) return new Map();
  if (node.kind !== 'mapping') complain(node.at, '`rules` is no mapping of rules to severities.');
  return new Map(entriesOf(node).flatMap((each) => severityOfRule(each, rules, complain)));
}

const words = [...severities, 'off'] as const;

function severityOfRule(
  { key, keyAt, value }: DataEntry,
  rules: readonly string[],
  complain: Complain,
): readonly (readonly [string, Severity | 'off'])[] {
  if (!rules.includes(key)) {
    complain(keyAt, `There is no rule ${key}.${hint(key, rules)}`);
    return [];
  }
  const word = words.find((each) => each === textOf(value));
  if (word !== undefined) return [[key, word]];
  complain(value.at, `${key} takes ${words.join(', ')}.`);
  return [];
}

function hint(said: string, known: readonly string[]): string {
  const close = nearest(said, known);
  return close === undefined ? '' : ` Did you mean ${close}?`;
}
