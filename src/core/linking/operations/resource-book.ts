import type { DataVerb, Filter } from '../../model/data-access.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Operation } from '../../model/operation.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { type AccessFact, plainAccess } from '../data/access-fact.ts';
import { columnOf } from '../data/schema-catalog.ts';
import { serializedRows } from '../data/serialized-rows.ts';
import { shownRows } from '../data/shown-rows.ts';
import type { ResourceUse } from '../http/route.ts';
import type { LinkInput } from '../link-input.ts';
import type { CallSpot } from './call-spot.ts';
import type { OperationBook } from './operation-book.ts';
import type { OperationFacts } from './operation-facts.ts';

/** An operation that a framework brings along for a table. */
export interface ResourceEntry {
  readonly operation: Operation;
  readonly use: ResourceUse;
  readonly evidence: Evidence;
  /** Operations of the workspace that it runs. */
  readonly parts: readonly string[];
}

export interface ResourceBook {
  at(use: ResourceUse, service: string): Operation['id'];
  entries(): readonly ResourceEntry[];
}

export function createResourceBook(input: LinkInput, operations: OperationBook): ResourceBook {
  const byId = new Map<string, ResourceEntry>();
  return {
    entries: () => [...byId.values()],
    at: (use, service) => {
      const id = `operation:${use.file}#${use.name}`;
      if (byId.has(id)) return id;
      const evidence = input.evidence(use.file, use.at, use.end);
      const role = input.files.get(use.file)?.role ?? 'system';
      byId.set(id, {
        operation: { id, service, name: use.name, evidence: [evidence], provenance: 'extracted', role },
        use,
        evidence,
        parts: use.parts.map((place) => operations.operationAt(place, service).id),
      });
      return id;
    },
  };
}

/** What these operations do: they run the functions that take part, and read or write the table. */
export function addResources(entries: readonly ResourceEntry[], ground: ResourceGround, facts: OperationFacts): void {
  for (const entry of entries) {
    const { operation, evidence, parts } = entry;
    for (const to of parts) facts.calls.push({ from: operation.id, to, inLoop: false, inTransaction: false, evidence });
    facts.accesses.push(...accessesOf(entry, ground));
  }
}

export type ResourceGround = Pick<CallSpot, 'resolver' | 'schema' | 'quote'>;

const verbs: Readonly<Record<ResourceUse['does'], readonly DataVerb[]>> = {
  list: ['select'],
  show: ['select'],
  create: ['insert'],
  change: ['select', 'update'],
  delete: ['select', 'delete'],
};

function verbsOf({ does, instead }: ResourceUse): readonly DataVerb[] {
  if (instead === undefined) return verbs[does];
  return verbs[does].flatMap((verb): readonly DataVerb[] =>
    verb === 'select' ? [verb] : instead === 'update' ? ['update'] : [],
  );
}

function accessesOf({ operation, use, evidence }: ResourceEntry, ground: ResourceGround): readonly AccessFact[] {
  const entry =
    use.table === undefined
      ? ground.schema.model(operation.service, use.model)
      : ground.schema.table(operation.service, use.table);
  if (entry === undefined) return [];
  const [first, another] = entry.table.primaryKey;
  const key = use.key === undefined ? (another === undefined ? first : undefined) : columnOf(entry, use.key);
  const one = use.does !== 'list';
  const byKey: readonly Filter[] = key === undefined ? [] : [{ column: key, operator: 'equal' }];
  const spot: CallSpot = {
    ...ground,
    operation,
    context: use.query?.context ?? { file: use.file, fn: 0 },
    index: -1,
    call: noCall,
    root: 0,
    inLoop: false,
    inTransaction: false,
    retried: false,
    evidence: () => evidence,
  };
  const table = { name: entry.table.name, entry };
  const own = verbsOf(use)
    .filter((verb) => verb !== 'select' || !use.chosen)
    .flatMap((verb): readonly AccessFact[] => {
      const shown = verb === 'select' && use.query ? shownRows(spot, use, use.query.value, byKey) : [];
      if (shown.length > 0) return shown;
      const filters = one && verb !== 'insert' ? byKey : [];
      // A list may be filtered by what the client asks for.
      const filtersKnown = one && key !== undefined;
      const paged = !one && verb === 'select' && use.listed?.isPaged === true;
      const limit = paged ? ({ kind: 'parameter' } as const) : undefined;
      const rows = { many: !one, filters, filtersKnown, ...(limit && { limit }) };
      return [{ ...plainAccess, spot, library: use.library, table, verb, ...rows }];
    });
  return [...own, ...serializedRows(spot, use)];
}

/** Stands behind everything in its file. */
const noCall: CallOutline = {
  name: '',
  args: [],
  fn: 0,
  at: Number.POSITIVE_INFINITY,
  start: Number.POSITIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
};
