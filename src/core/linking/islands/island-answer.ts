import type { Evidence } from '../../model/evidence.ts';
import type { AccessFact, TableReference } from '../data/access-fact.ts';
import type { CatalogTable } from '../data/schema-catalog.ts';
import type { LinkedSchemaFact } from '../ef/ef-schema.ts';
import type { CacheFact } from '../messaging/cache-fact.ts';
import type { MessageFact } from '../messaging/message-fact.ts';
import type { KeptSpot } from '../operations/call-spot.ts';
import type { KnownFacts } from '../operations/operation-facts.ts';
import type { OutboundFact } from '../outbound/outbound-fact.ts';
import type { AskedCatalog, WrittenQuestions } from './asked-catalog.ts';
import type { EntranceTraces } from './entrance-traces.ts';
import type { IslandPart } from './island.ts';

/** All that an island said, as plain data that can be kept from start to start. */
export interface IslandAnswer {
  readonly traces: EntranceTraces;
  readonly schemas: readonly LinkedSchemaFact[];
  /** Of each file the service that it belonged to. */
  readonly owners: string;
  readonly questions: WrittenQuestions;
  readonly part: WrittenPart;
}

interface WrittenPart extends Omit<IslandPart, 'facts'> {
  readonly facts: Pick<KnownFacts, 'calls' | 'replies' | 'effects'> & {
    readonly accesses: readonly WrittenAccess[];
    readonly outbound: readonly Written<OutboundFact>[];
    readonly messages: readonly Written<MessageFact>[];
    readonly caches: readonly Written<CacheFact>[];
  };
}

type Written<Fact> = Omit<Fact, 'spot'> & {
  readonly spot: Omit<KeptSpot, 'evidence'> & { readonly evidence: Evidence };
};

interface WrittenAccess extends Written<Omit<AccessFact, 'table'>> {
  /** Without the declaration where that is known by the question that was answered by it. */
  readonly table: TableReference;
  readonly question: number | undefined;
}

/** `catalog`: the one that the part was made with. */
export function writtenPart(part: IslandPart, catalog: AskedCatalog): WrittenPart {
  const { accesses, outbound, messages, caches, ...facts } = part.facts;
  return {
    ...part,
    facts: {
      ...facts,
      accesses: accesses.map((access) => {
        const { name, schema, entry } = access.table;
        const question = entry && catalog.placeOf(entry);
        return { ...written(access), table: question === undefined ? access.table : { name, schema }, question };
      }),
      outbound: outbound.map(written),
      messages: messages.map(written),
      caches: caches.map(written),
    },
  };
}

/** `answers`: what the catalog of now says to what was asked, the same as then. */
export function readPart(part: WrittenPart, answers: readonly (CatalogTable | undefined)[]): IslandPart {
  const { accesses, outbound, messages, caches, ...facts } = part.facts;
  return {
    ...part,
    facts: {
      ...facts,
      accesses: accesses.map(({ question, ...access }) => {
        const { name, schema } = access.table;
        const table = question === undefined ? access.table : { name, schema, entry: answers[question] };
        return { ...read(access), table };
      }),
      outbound: outbound.map(read),
      messages: messages.map(read),
      caches: caches.map(read),
    },
  };
}

function written<Fact extends { readonly spot: KeptSpot }>(fact: Fact): Written<Fact> {
  return { ...fact, spot: { ...fact.spot, evidence: fact.spot.evidence() } };
}

function read<Fact extends Written<object>>(fact: Fact): Omit<Fact, 'spot'> & { readonly spot: KeptSpot } {
  const { evidence } = fact.spot;
  return { ...fact, spot: { ...fact.spot, evidence: () => evidence } };
}
