import type { ChangedFile } from '../../core/delta/changed-file.ts';
import type { ChangedLines } from '../../core/delta/changed-lines.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import type { System } from '../../core/model/system.ts';
import { count } from '../../core/model/wording.ts';
import type { Fact, FactKind } from './fact.ts';
import { safeName, safeText } from './safe-text.ts';

/** An earlier state that the workspace is held against. */
export interface Comparison {
  /** As a person names it: `main`. */
  readonly base: string;
  readonly before: System;
  readonly files: readonly ChangedFile[];
}

/** What a change is, in facts: changed lines (H), what is gone (X), and what became of the others. */
export interface Change {
  readonly base: string;
  readonly facts: readonly Fact[];
  /** `E4 added`, `T2 changed, before: …`. */
  readonly lines: readonly string[];
  /** Ids of all facts that the change is about. */
  readonly about: readonly string[];
}

/** A fact of the earlier state, said with the ids of today. */
export type FormerFact = Pick<Fact, 'kind' | 'element' | 'line' | 'code'>;

export function changeOf(
  { base, files }: Comparison,
  former: readonly FormerFact[],
  facts: readonly Fact[],
  mayBeSent: (evidence: Evidence) => boolean,
): Change {
  const hunks = files.flatMap(({ file, changes }) => changes.map((change) => ({ file, change })));
  const shown = hunks.filter(({ file }) => mayBeSent({ file, line: 1, endLine: 1, text: '' }));
  const added = shown.filter(({ change }) => change.added.length > 0);
  const changed = added.map((hunk, position) => changedFact(hunk, `H${position + 1}`, facts));
  const lines = shown.filter(({ change }) => change.removed.length > 0).map((hunk) => removedLines(hunk, facts));
  const now = new Set(facts.map(({ element }) => element));
  const elements = former.filter(({ element }) => !now.has(element)).map(removedElement);
  const gone = [...elements, ...lines].map((fact, position) => ({ ...fact, id: `X${position + 1}` }));
  const told = facts.flatMap((fact) => {
    const said = becameOf(fact, former, touching(fact, added, changed));
    return said === undefined ? [] : [{ id: fact.id, said }];
  });
  const own = [...changed, ...gone];
  return {
    base: safeName(base),
    facts: own,
    lines: told.map(({ id, said }) => `${id} ${said}`),
    about: [...told, ...own].map(({ id }) => id),
  };
}

interface Hunk {
  readonly file: string;
  readonly change: ChangedLines;
}

function becameOf(fact: Fact, former: readonly FormerFact[], touchedBy: readonly string[]): string | undefined {
  const before = former.find(({ element }) => element === fact.element);
  if (before === undefined) return 'added';
  // An absence counts what was looked through, and that is not what it says.
  if (before.line !== fact.line && fact.kind !== 'A') return `changed, before: ${before.line}`;
  return touchedBy.length > 0 ? `same, its code changed in ${touchedBy.join(', ')}` : undefined;
}

/** Components stand for whole folders: a line more or less in there is no change of theirs. */
const standing: readonly FactKind[] = ['E', 'O', 'D', 'C', 'Q', 'K', 'J', 'F', 'T'];

function touching(fact: Fact, hunks: readonly Hunk[], ids: readonly Fact[]): readonly string[] {
  if (!standing.includes(fact.kind)) return [];
  return hunks.flatMap((hunk, position) => (meets(fact, hunk) ? [ids[position]?.id ?? ''] : []));
}

function meets({ evidence: [first] }: Fact, { file, change }: Hunk): boolean {
  if (first === undefined || first.file !== file) return false;
  const last = change.line + Math.max(change.added.length, 1) - 1;
  return first.line <= last && first.endLine >= change.line;
}

/** A new file is told by the facts in it; of long changes the beginning says what they are. */
const mostLines = 40;

function changedFact(hunk: Hunk, id: string, facts: readonly Fact[]): Fact {
  const { file, change } = hunk;
  const text = change.added.slice(0, mostLines).join('\n');
  const place = { file, line: change.line, endLine: change.line + change.added.length - 1, text };
  return {
    id,
    kind: 'H',
    element: `changed:${file}:${id}`,
    service: undefined,
    line: safeName([`${count(change.added.length, 'line')} in ${file}`, standsIn(hunk, facts)].join('')),
    code: quoted(change.added),
    evidence: [place],
    lacks: [],
  };
}

function removedLines(hunk: Hunk, facts: readonly Fact[]): Omit<Fact, 'id'> {
  const { file, change } = hunk;
  const place = { file, line: change.line, endLine: change.line, text: '' };
  const instead = change.added.length > 0 ? ', replaced' : '';
  return {
    kind: 'X',
    element: `removed:${file}:${change.line}`,
    service: undefined,
    line: safeName(`${count(change.removed.length, 'line')} of ${file}${instead}${standsIn(hunk, facts)}`),
    code: quoted(change.removed),
    evidence: [place],
    lacks: [],
  };
}

function removedElement({ element, line, code }: FormerFact): Omit<Fact, 'id'> {
  return {
    kind: 'X',
    element: `removed:${element}`,
    service: undefined,
    line: `gone: ${line}`,
    code,
    evidence: [],
    lacks: [],
  };
}

function standsIn(hunk: Hunk, facts: readonly Fact[]): string {
  const ids = facts.filter((fact) => standing.includes(fact.kind) && meets(fact, hunk)).map(({ id }) => id);
  return ids.length === 0 ? '' : ` · in ${ids.join(', ')}`;
}

function quoted(lines: readonly string[]): string {
  const more = lines.length - mostLines;
  return safeText(lines.slice(0, mostLines).join('\n')) + (more > 0 ? `\n… ${count(more, 'more line')}` : '');
}
