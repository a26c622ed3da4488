import type { Item, ListName } from '../answer/answer.ts';
import type { ReadAnswer } from '../answer/read-answer.ts';
import { absenceIn } from './absences.ts';
import { type Drop, isObjection, type Objection, objection } from './drop.ts';
import type { Ground } from './ground.ts';
import { verifyEdge, verifyNode } from './proposed-diagram.ts';
import { soundTables, verifyTable } from './proposed-tables.ts';
import { checkText, textsOf } from './unsafe-text.ts';
import { nothing, type Verified } from './verified.ts';
import { verifyBottleneck, verifyObservation, verifyScaling, verifyTechnology } from './verify-advice.ts';
import { type DescribedEndpoint, verifyEndpoint } from './verify-endpoints.ts';
import { type ModelFinding, verifyFinding } from './verify-finding.ts';
import { verifyVerdict } from './verify-verdict.ts';

/**
 * Holds every item of an answer against the facts. The same answer and facts give the same result. What was kept before
 * is handed in with a second answer, so that nothing is said twice.
 */
export function verifyAnswer(read: ReadAnswer, ground: Ground, before: Verified = nothing): Verified {
  const { answer } = read;
  const drops: Drop[] = misshapen(read);
  const drop = (list: ListName, item: unknown, against: Objection): void => void drops.push({ list, item, ...against });
  const keep = <L extends ListName, T>(list: L, verify: (item: Item<L>) => T | Objection): readonly T[] => {
    const items: readonly Item<L>[] = answer[list];
    return items.flatMap((item) => {
      const result = verify(item);
      if (!isObjection(result)) return [result];
      drop(list, item, result);
      return [];
    });
  };
  let moved = 0;
  const seen = new Map(before.findings.map((finding) => [claimOf(finding), finding.title]));
  const findings = keep('findings', (item) => {
    const verified = verifyFinding(item, ground);
    if (!verified.ok) return verified.objection;
    const repeated = repeats(verified.finding, seen);
    if (repeated === undefined) moved += verified.moved;
    return repeated ?? verified.finding;
  });
  const nodes = keep('nodes', (node) => checkText(textsOf(node)) ?? verifyNode(node, ground) ?? node);
  const edges = keep(
    'edges',
    (edge) => checkText(textsOf(edge)) ?? verifyEdge(edge, [...before.proposal.nodes, ...nodes], ground) ?? edge,
  );
  const sound = soundTables([...before.tables, ...answer.tables], ground);
  const explained = new Set(findings.flatMap((finding) => finding.explains));
  return {
    observations: keep('observations', (item) => verifyObservation(item, ground)),
    verdicts: keep('staticVerdicts', (item) => verifyVerdict(item, answer, explained, ground)),
    findings,
    endpoints: withoutRepeats(
      'endpoints',
      before.endpoints,
      keep('endpoints', (item) => verifyEndpoint(item, ground)),
      routeOf,
      drop,
    ),
    proposal: { nodes, edges },
    tables: withoutRepeats(
      'tables',
      before.tables,
      keep('tables', (table) => verifyTable(table, sound, ground) ?? table),
      ({ name }) => name,
      drop,
    ),
    technologies: keep('technologies', (item) => verifyTechnology(item, ground)),
    bottlenecks: keep('bottlenecks', (item) => verifyBottleneck(item, ground)),
    scaling: keep('scaling', (item) => verifyScaling(item, ground)),
    openQuestions: keep('openQuestions', (question) => checkText([question]) ?? question),
    drops,
    moved,
  };
}

function misshapen(read: ReadAnswer): Drop[] {
  return read.misshapen.map(({ list, value, why }) => ({ list, item: value, ...objection('misshapen', why) }));
}

/** The same claim about the same elements, however it is worded. */
function repeats(finding: ModelFinding, seen: Map<string, string>): Objection | undefined {
  const key = claimOf(finding);
  const before = seen.get(key);
  if (before === undefined) seen.set(key, finding.title);
  return before === undefined ? undefined : objection('duplicate', `as "${before}"`);
}

function claimOf({ rule, factIds, title }: ModelFinding): string {
  return `${rule} ${[...factIds].sort().join()} ${absenceIn(title)}`;
}

function routeOf({ method, path }: DescribedEndpoint): string {
  return `${method} ${path}`;
}

function withoutRepeats<T>(
  list: ListName,
  before: readonly T[],
  items: readonly T[],
  nameOf: (item: T) => string,
  drop: (list: ListName, item: unknown, against: Objection) => void,
): readonly T[] {
  const seen = new Set(before.map(nameOf));
  return items.filter((item) => {
    const name = nameOf(item);
    if (!seen.has(name)) return seen.add(name);
    drop(list, item, objection('duplicate', name));
    return false;
  });
}
