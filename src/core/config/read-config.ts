import type { Evidence } from '../model/evidence.ts';
import type { Problem } from '../model/problem.ts';
import { type Severity, severities } from '../rules/finding.ts';
import { profileNames } from '../rules/profiles.ts';
import { entriesOf, textOf } from '../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../syntax/data-tree.ts';
import { linesOf } from '../syntax/lines.ts';
import { readDocuments } from '../syntax/read-documents.ts';
import { type Assumptions, type Config, configKeys, type Taught } from './config.ts';
import { readBoundaries } from './read-boundaries.ts';
import { type Complain, hint, mapping, named, numberFrom, oneOf, oneText, type Placed, texts } from './read-node.ts';

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
  const top = mapping(root, configKeys, 'The configuration', complain);
  const list = (node: DataNode | undefined, where: string): readonly string[] =>
    texts(node, where, complain).map(({ value }) => value);
  const evidence = (at: number): Evidence => {
    const line = lines.lineAt(at);
    return { file, line, endLine: line, text: lines.quote(line, line) };
  };
  const taught = <T>(found: ReadonlyMap<string, Placed<T>>): readonly Taught<T>[] =>
    [...found].map(([pattern, { at, value }]) => ({ pattern, value, evidence: evidence(at) }));
  const patterns = (node: DataNode | undefined, where: string): readonly Taught<true>[] =>
    texts(node, where, complain).map(({ at, value }) => ({ pattern: value, value: true, evidence: evidence(at) }));
  const services = (key: string): readonly Taught<string>[] =>
    taught(
      named(top.get(key), key, complain, (node) => oneText(node, `\`${key}\` takes names of services.`, complain)),
    );
  const guards = mapping(top.get('guards'), ['authentication', 'authorization', 'rateLimit'], '`guards`', complain);
  const gateway = mapping(top.get('gateway'), ['authentication', 'rateLimit'], '`gateway`', complain);
  const config: Config = {
    profile: oneOf(top.get('profile'), profileNames, 'profile', complain),
    guards: {
      authentication: list(guards.get('authentication'), 'guards.authentication'),
      authorization: list(guards.get('authorization'), 'guards.authorization'),
      rateLimit: list(guards.get('rateLimit'), 'guards.rateLimit'),
    },
    gateway: {
      authentication: patterns(gateway.get('authentication'), 'gateway.authentication'),
      rateLimit: patterns(gateway.get('rateLimit'), 'gateway.rateLimit'),
    },
    owners: services('owners'),
    hosts: services('hosts'),
    timeouts: taught(
      named(top.get('timeouts'), 'timeouts', complain, (node, name) =>
        numberFrom(node, 1, `timeouts.${name}`, complain),
      ),
    ),
    boundaries: taught(readBoundaries(top.get('boundaries'), complain)),
    assumptions: assumptionsIn(top.get('assumptions'), complain),
    rules: severityOfRules(top.get('rules'), rules, complain),
    ignore: list(top.get('ignore'), 'ignore'),
    guidelines: list(top.get('guidelines'), 'guidelines'),
  };
  return { config, problems };
}

/** The least that each figure can be. */
const figures = { requestsPerSecond: 0.001, peak: 1, growth: 0, payload: 1, people: 1 } as const satisfies Record<
  Exclude<keyof Assumptions, 'rows'>,
  number
>;

function assumptionsIn(node: DataNode | undefined, complain: Complain): Assumptions {
  const keys = ['requestsPerSecond', 'peak', 'growth', 'payload', 'people'] as const;
  const found = mapping(node, [...keys, 'rows'], '`assumptions`', complain);
  const rows = named(found.get('rows'), 'assumptions.rows', complain, (value, key) =>
    numberFrom(value, 0, `assumptions.rows.${key}`, complain),
  );
  const read = keys.map(
    (key) => [key, numberFrom(found.get(key), figures[key], `assumptions.${key}`, complain)] as const,
  );
  const figuresSaid = Object.fromEntries(read.filter(([, value]) => value !== undefined));
  const rowsSaid = Object.fromEntries([...rows].map(([key, { value }]) => [key, value]));
  return rows.size === 0 ? figuresSaid : { ...figuresSaid, rows: rowsSaid };
}

const words = [...severities, 'off'] as const;

function severityOfRules(
  node: DataNode | undefined,
  rules: readonly string[],
  complain: Complain,
): ReadonlyMap<string, Severity | 'off'> {
  const severity = (value: DataNode, key: string): Severity | 'off' | undefined => {
    const word = rules.includes(key) ? words.find((each) => each === textOf(value)) : undefined;
    if (rules.includes(key) && word === undefined) complain(value.at, `${key} takes ${words.join(', ')}.`);
    return word;
  };
  const unknown = ({ key }: DataEntry): boolean => !rules.includes(key);
  for (const { key, keyAt } of entriesOf(node).filter(unknown))
    complain(keyAt, `There is no rule ${key}.${hint(key, rules)}`);
  const read = named(node, 'rules', complain, severity);
  return new Map([...read].map(([key, { value }]) => [key, value]));
}
