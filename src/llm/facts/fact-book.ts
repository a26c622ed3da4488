import type { Connection } from '../../core/model/connection.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import { groupBy } from '../../core/model/group-by.ts';
import type { System } from '../../core/model/system.ts';
import { indexSystem, type SystemIndex } from '../../core/model/system-index.ts';
import { count } from '../../core/model/wording.ts';
import type { FixedFinding, Review, ReviewFinding } from '../../core/review/review.ts';
import type { Guideline } from '../prompt/guidelines.ts';
import { type Change, type Comparison, changeOf } from './change-facts.ts';
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

export interface BookOptions {
  readonly isHidden?: IsHidden | undefined;
  readonly guidelines?: readonly Guideline[] | undefined;
  /** Held against an earlier state, the book tells what became of it. */
  readonly comparison?: Comparison | undefined;
}

/** Turns a System into statements that can be cited. The same System gives the same book. */
export function factBook(system: System, review: Review, options: BookOptions = {}): FactBook {
  const { isHidden = () => false, guidelines = [], comparison } = options;
  const withheld = new Set<string>();
  const mayBeSent = ({ file }: Evidence): boolean => {
    if (!isNeverSent(file) && !isHidden(file)) return true;
    withheld.add(file);
    return false;
  };
  const drafted = draftsOf(system, mayBeSent);
  const ids = numbered(drafted.drafts);
  const facts = factsOf(drafted, ids, mayBeSent);
  const change =
    comparison &&
    changeOf(comparison, factsOf(draftsOf(comparison.before, mayBeSent), ids, mayBeSent), facts, mayBeSent);
  // A finding tells in words what stands at each of its places, so that one that is kept back keeps back the whole.
  const isWhole = ({ evidence }: ReviewFinding): boolean => evidence.filter(mayBeSent).length === evidence.length;
  const shown = review.findings.filter(isWhole);
  return {
    project: safeName(system.name),
    facts: [...facts, ...(change?.facts ?? [])],
    edges: edgesOf(system.connections, ids),
    results: relevantTo(change, resultsOf(shown, facts, ids)),
    withheld: [...withheld].sort(),
    guidelines,
    change: change && {
      ...change,
      lines: [...change.lines, ...fixedIn(review, ({ file }) => !isNeverSent(file) && !isHidden(file))],
    },
  };
}

interface Drafted {
  readonly index: SystemIndex;
  readonly drafts: readonly Draft[];
}

function draftsOf(system: System, mayBeSent: (evidence: Evidence) => boolean): Drafted {
  const index = indexSystem(system);
  return { index, drafts: drafters.flatMap((draft) => draft(index)).filter((draft) => isShown(draft, mayBeSent)) };
}

/** What an earlier state had is said with the ids of today, so that two lines differ only where the facts do. */
function factsOf(
  { index, drafts }: Drafted,
  ids: ReadonlyMap<string, string>,
  mayBeSent: (evidence: Evidence) => boolean,
): readonly Fact[] {
  const names = namesFor(index, ids, mayBeSent);
  return drafts.map((draft) => factOf(draft, ids.get(draft.element) ?? '', names, mayBeSent));
}

/** Of a change: what it has brought, and what else is known about the things that it touches. */
function relevantTo(change: Change | undefined, results: readonly StaticResult[]): readonly StaticResult[] {
  if (change === undefined) return results;
  const about = new Set(change.about);
  return results.flatMap((result) => {
    if (result.finding.status === 'new') return [{ ...result, line: `new with the change: ${result.line}` }];
    return result.factIds.some((id) => about.has(id)) ? [result] : [];
  });
}

function fixedIn({ fixed = [] }: Review, mayBeTold: (finding: FixedFinding) => boolean): readonly string[] {
  return fixed.filter(mayBeTold).map(({ rule, title }) => `fixed: ${safeName(`${rule}: ${title}`)}`);
}

/** An element that stands only in files that are kept back is kept back too. */
function isShown({ evidence, others = [] }: Draft, mayBeSent: (evidence: Evidence) => boolean): boolean {
  return (evidence.length === 0 || evidence.filter(mayBeSent).length > 0) && others.every(mayBeSent);
}

function numbered(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  const byKind = groupBy(drafts, (draft) => draft.kind);
  const pairs = [...byKind].flatMap(([kind, own]) =>
    own.map((draft, index) => [draft.element, `${kind}${index + 1}`] as const),
  );
  return new Map(pairs);
}

function namesFor(
  index: SystemIndex,
  ids: ReadonlyMap<string, string>,
  mayBeSent: (evidence: Evidence) => boolean,
): Names {
  return {
    standingAt: (name, evidence) => (mayBeSent(evidence) ? name : 'of a file that is kept back'),
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
    code: draft.kind === 'N' || first === undefined ? '' : quoteOf(first),
    evidence,
    lacks: draft.lacks ?? [],
  };
}

/** A quote that is cut says so: what is not shown must not look like what is not there. */
function quoteOf({ text, line, endLine }: Evidence): string {
  const more = endLine - line + 1 - text.split('\n').length;
  return safeText(text) + (more > 0 ? `\n… ${count(more, 'more line')}` : '');
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
    const said = safeName(`${finding.title}. ${withoutReckoning(finding.message)}`).replace(linePosition, '$1');
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

/** Rules reckon what something would cost at figures that nobody measured; a model would repeat them as facts. */
function withoutReckoning(message: string): string {
  const sentences = message.split(/(?<=[.!?]) (?=\p{Lu})/u);
  return sentences.filter((sentence) => !/^(?:At|With|If) .*\d|; at \d/.test(sentence)).join(' ');
}

/** Facts that stand where the finding points: its subjects may be coarser than its evidence. */
function standingAt(finding: ReviewFinding, facts: readonly Fact[]): readonly string[] {
  const places = new Set(finding.evidence.map(({ file, line }) => `${file}:${line}`));
  const there = facts.filter(
    ({ evidence: [first] }) => first !== undefined && places.has(`${first.file}:${first.line}`),
  );
  return there.map((fact) => fact.id);
}
