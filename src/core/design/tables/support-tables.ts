import type { Evidence } from '../../model/evidence.ts';
import type { Column, Table } from '../../model/table.ts';
import type { Resource } from '../brief/brief.ts';
import { proposed } from '../draft.ts';
import { ids } from '../ids.ts';
import { keyColumn, shortened, tableName } from '../names/identifier.ts';
import type { PlannedService } from '../plan/place-modules.ts';
import type { Plan } from '../plan/plan.ts';
import { partitionFrom } from './partitioning.ts';

const uuid = (name: string, comment?: string): Column => ({ name, type: 'uuid', nullable: false, comment });
const text = (name: string, maxLength: number, comment?: string): Column => ({
  name,
  type: 'text',
  nullable: false,
  maxLength,
  comment,
});
const time = (name: string, nullable = false): Column => ({
  name,
  type: 'timestamptz',
  nullable,
  default: nullable ? undefined : 'CURRENT_TIMESTAMP',
});

/** What a repeated request is recognized by, and what it was answered. */
export function idempotencyTable(plan: Plan, service: PlannedService): Table {
  return {
    ...base(plan, service, 'idempotency_keys'),
    columns: [
      text('client_id', 100, 'Who sent it: the subject of the token.'),
      text('idempotency_key', 100),
      text('request_hash', 64, 'SHA-256 of method, path and body: the same key for another request is refused.'),
      time('created_at'),
      {
        name: 'response_status',
        type: 'integer',
        nullable: true,
        comment: 'Empty while the first request is still at work.',
      },
      { name: 'response_body', type: 'jsonb', nullable: true },
    ],
    primaryKey: ['client_id', 'idempotency_key'],
    indexes: [
      { name: 'idempotency_keys_created_at_idx', columns: ['created_at'], unique: false, evidence: service.evidence },
    ],
    checks: ['char_length(client_id) <= 100', 'char_length(idempotency_key) <= 100', 'char_length(request_hash) = 64'],
  };
}

/** Messages that were decided in a transaction and are still to be sent. */
export function outboxTable(plan: Plan, service: PlannedService): Table {
  return {
    ...base(plan, service, 'outbox_messages'),
    columns: [
      uuid('id', 'UUID version 7: messages are sent in this order, and consumers recognize them by it.'),
      time('created_at'),
      time('sent_at', true),
      text('topic', 200),
      text('message_key', 100, 'Messages of one key keep their order.'),
      { name: 'payload', type: 'jsonb', nullable: false },
    ],
    primaryKey: ['id'],
    indexes: [
      {
        name: 'outbox_messages_unsent_idx',
        columns: ['id'],
        unique: false,
        where: 'sent_at IS NULL',
        evidence: service.evidence,
      },
      { name: 'outbox_messages_sent_at_idx', columns: ['sent_at'], unique: false, evidence: service.evidence },
    ],
    checks: ['char_length(topic) <= 200', 'char_length(message_key) <= 100'],
  };
}

/** Messages that a consumer has done: one that comes again is passed over. So many rows are there at once. */
export function inboxTable(plan: Plan, service: PlannedService, rows: number): Table {
  const isSplit = plan.brief.dialect === 'postgresql' && rows >= partitionFrom;
  return {
    ...base(plan, service, 'processed_messages'),
    columns: [uuid('message_id'), time('processed_at'), text('consumer', 100)],
    primaryKey: ['consumer', 'message_id'],
    // Partitions are dropped as a whole; only single rows have to be found by their age.
    indexes: isSplit
      ? []
      : [
          {
            name: 'processed_messages_processed_at_idx',
            columns: ['processed_at'],
            unique: false,
            evidence: service.evidence,
          },
        ],
    checks: ['char_length(consumer) <= 100'],
    partition: isSplit ? { by: 'range', column: 'message_id' } : undefined,
  };
}

function base(
  plan: Plan,
  service: PlannedService,
  name: string,
): Omit<Table, 'columns' | 'primaryKey' | 'indexes' | 'checks'> {
  return {
    ...proposed(ids.table(service.name, name), service.evidence),
    store: ids.store(service.name),
    declaredBy: ids.service(service.name),
    name,
    dialect: plan.brief.dialect,
    foreignKeys: [],
    origin: 'proposed',
  };
}

/** Pairs of a relation of many to many. */
export function pairTables(plan: Plan, resource: Resource, tenant: string | undefined): readonly Table[] {
  const service = plan.serviceOf(resource.name);
  return resource.relations
    .filter(({ kind }) => kind === 'many')
    .map((relation): Table => {
      const name = pairTable(resource, relation.name);
      const target = plan.resource(relation.to);
      const [own, other] = pairColumns(resource, relation.name);
      const lead = tenant === undefined ? [] : [tenant];
      const isTogether = plan.serviceOf(target.name) === service;
      const shared = plan.isTenanted(target) ? lead : [];
      const key = (
        column: string,
        to: Resource,
        prefix: readonly string[],
        evidence: Evidence,
      ): Table['foreignKeys'][number] => ({
        name: shortened(`${name}_${column}_fkey`),
        columns: [...prefix, column],
        references: { table: tableName(to.name), columns: [...prefix, 'id'] },
        onDelete: 'cascade',
        evidence,
      });
      return {
        ...base(plan, service, name),
        evidence: [relation.evidence],
        columns: [...lead.map((column) => uuid(column)), uuid(own), uuid(other)],
        primaryKey: [...lead, own, other],
        foreignKeys: [
          key(own, resource, lead, relation.evidence),
          ...(isTogether ? [key(other, target, shared, relation.evidence)] : []),
        ],
        indexes: [
          {
            name: shortened(`${name}_reverse_idx`),
            columns: [...lead, other, own],
            unique: false,
            evidence: relation.evidence,
          },
        ],
        checks: [],
      };
    });
}

export function pairTable(resource: Resource, relation: string): string {
  return tableName(`${resource.name} ${relation}`);
}

export function pairColumns(resource: Resource, relation: string): readonly [string, string] {
  const [own, other] = [keyColumn(resource.name), keyColumn(relation)];
  return own === other ? [own, keyColumn(`other ${relation}`)] : [own, other];
}
