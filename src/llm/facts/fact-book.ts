import type { Connection } from '../../core/model/connection.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import { groupBy } from '../../core/model/group-by.ts';
import type { System } from '../../core/model/system.ts';
import { indexSystem, type SystemIndex } from '../../core/model/system-index.ts';
import type { Review, ReviewFinding } from '../../core/review/review.ts';
import type { Guideline } from '../prompt/guidelines.ts';
import { componentFacts } from './component-facts.ts';
import { accessFacts, tableFacts } from './data-facts.ts';
import { derivedAbsences } from './derived-absences.ts';
import type { Draft, Names } from './draft.ts';
import { endpointFacts } from './endpoint-facts.ts';
import type { Fact, FactBook, GraphEdge, StaticResult } from './fact.ts';
import { isNeverSent } from './never-sent.ts';
import { operationFacts } from './operation-facts.ts';
import { absenceFacts, effectFacts, jobFacts } from './other-facts.ts';
import { safeName, safeText } from './safe-text.ts';
import { cacheFacts, callFacts, channelFacts } from './traffic-facts.ts';

const drafters = [
  componentFacts,
  endpointFacts,
  operationFacts,
  accessFacts,
  tableFacts,
  callFacts,
  channelFacts,
  cacheFacts,
  jobFacts,
  effectFacts,
  absenceFacts,
  derivedAbsences,
];

/** What more is kept back: files that the editor hides, for example. */
export type IsHidden = (file: string) => boolean;

/** Turns a System into statements that can be cited. The same System gives the same book. */
export function factBook(
  system: System,
  review: Review,
  isHidden: IsHidden = () => false,
  guidelines: readonly Guideline[] = [],
): FactBook {
  const index = indexSystem(system);
  const withheld = new Set<string>();
  const mayBeSent = ({ file }: Evidence): boolean => {
    if (!isNeverSent(file) && !isHidden(file)) return true;
    withheld.add(file);
    return false;
  };
  const drafts = drafters.flatMap((draft) => draft(index)).filter((draft) => isShown(draft, mayBeSent));
  const ids = numbered(drafts);
  const names = namesFor(index, ids);
  const facts = drafts.map((draft) => factOf(draft, ids.get(draft.element) ?? '', names, mayBeSent));
  return {
    project: safeName(system.name),
    facts,
    edges: edgesOf(system.connections, ids),
    results: resultsOf(
      review.findings.filter((finding) => isShown(finding, mayBeSent)),
      facts,
      ids,
    ),
    withheld: [...withheld].sort(),
    guidelines,
  };
}

/** An element that stands only in files that are kept back is kept back too. */
function isShown({ evidence }: Pick<Draft, 'evidence'>, mayBeSent: (evidence: Evidence) => boolean): boolean {
  return evidence.length === 0 || evidence.filter(mayBeSent).length > 0;
}

function numbered(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  const byKind = groupBy(drafts, (draft) => draft.kind);
  const pairs = [...byKind].flatMap(([kind, own]) =>
    own.map((draft, index) => [draft.element, `${kind}${index + 1}`] as const),
  );
  return new Map(pairs);
}

function namesFor(index: SystemIndex, ids: ReadonlyMap<string, string>): Names {
  return {
    ref: (element) => (element === undefined ? '' : (ids.get(element) ?? '')),
    component: (id) => (id === undefined ? 'unknown' : (index.component(id)?.name ?? id)),
  };
}

function factOf(draft: Draft, id: string, names: Names, mayBeSent: (evidence: Evidence) => boolean): Fact {
  const evidence = draft.evidence.filter(mayBeSent);
  const [first] = evidence;
  return {
    id,
    kind: draft.kind,
    element: draft.element,
    service: draft.service,
    // Where it stands, without a line: the text stays the same when code moves.
    line:
      safeName(draft.line(names)) + (first === undefined || !ownsItsFile(draft) ? '' : ` · ${safeName(first.file)}`),
    code: draft.kind === 'N' || first === undefined ? '' : safeText(first.text),
    evidence,
    lacks: draft.lacks ?? [],
  };
}

/** Queries, calls and effects stand where their operation stands, and that is said once. */
function ownsItsFile({ kind }: Draft): boolean {
  return kind === 'O' || kind === 'T' || kind === 'J';
}

function edgesOf(connections: readonly Connection[], ids: ReadonlyMap<string, string>): readonly GraphEdge[] {
  const pairs = groupBy(connections, ({ from, to }) => `${ids.get(from) ?? ''} -> ${ids.get(to) ?? ''}`);
  return [...pairs].flatMap(([pair, own]) => {
    const [from = '', to = ''] = pair.split(' -> ');
    if (from === '' || to === '') return [];
    const kinds = [...new Set(own.map((connection) => connection.kind))].sort();
    return [{ from, to, line: `${pair} ${kinds.join(', ')}` }];
  });
}

/** Lines are ours to know, and would change the prompt whenever code moves. */
const linePosition = /(\.\w{1,6}):\d+(?:-\d+)?/g;

function resultsOf(
  findings: readonly ReviewFinding[],
  facts: readonly Fact[],
  ids: ReadonlyMap<string, string>,
): readonly StaticResult[] {
  const reported = findings.filter((finding) => finding.status !== 'suppressed' && finding.origin === 'rule');
  return reported.map((finding, position) => {
    const subjects = finding.subjects.map((subject) => ids.get(subject)).filter((id) => id !== undefined);
    const factIds = [...new Set([...subjects, ...standingAt(finding, facts)])];
    const said = safeName(`${finding.title}. ${finding.message}`).replace(linePosition, '$1');
    const id = `S${position + 1}`;
    return {
      id,
      finding,
      factIds,
      subjectIds: subjects,
      line: `${finding.severity} ${finding.rule}: ${said} [${factIds.join(', ')}]`,
    };
  });
}

/** Facts that stand where the finding points: its subjects may be coarser than its evidence. */
function standingAt(finding: ReviewFinding, facts: readonly Fact[]): readonly string[] {
  const places = new Set(finding.evidence.map(({ file, line }) => `${file}:${line}`));
  const there = facts.filter(
    ({ evidence: [first] }) => first !== undefined && places.has(`${first.file}:${first.line}`),
  );
  return there.map((fact) => fact.id);
}
