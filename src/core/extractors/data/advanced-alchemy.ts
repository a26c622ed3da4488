import type { DataVerb } from '../../model/data-access.ts';
import type { AbstractModel } from '../fact.ts';

/** Modules that models, repositories and services of Advanced Alchemy come from: https://docs.advanced-alchemy.litestar.dev. */
export const advancedAlchemy = /^(?:advanced_alchemy|litestar\.(?:contrib|plugins)\.sqlalchemy)(?:\.|$)/;

const nowhere = { at: 0, end: 0 };

function column(name: string, type: string) {
  return { name, type, nullable: false, generated: name === 'id', ...nowhere } as const;
}

function lent(idType: string, audited: boolean): AbstractModel {
  const columns = [
    column('id', idType),
    ...(audited ? [column('created_at', 'timestamptz'), column('updated_at', 'timestamptz')] : []),
  ];
  return {
    columns,
    constraints: [{ constraint: 'primary-key', columns: ['id'], ...nowhere }],
    indexes: [],
    fields: Object.fromEntries(columns.map(({ name }) => [name, { column: name }])),
    bases: [],
  };
}

/** What its bases lend to models, which are called after their classes. */
export const alchemyBases: Readonly<Record<string, AbstractModel>> = {
  UUIDBase: lent('uuid', false),
  UUIDAuditBase: lent('uuid', true),
  UUIDv6Base: lent('uuid', false),
  UUIDv6AuditBase: lent('uuid', true),
  UUIDv7Base: lent('uuid', false),
  UUIDv7AuditBase: lent('uuid', true),
  BigIntBase: lent('bigint', false),
  BigIntAuditBase: lent('bigint', true),
};

/** Methods of its repositories and services. */
export const alchemyMethods: Readonly<
  Record<string, { readonly verb: DataVerb; readonly one?: true; readonly keyed?: true }>
> = {
  list: { verb: 'select' },
  list_and_count: { verb: 'select' },
  get: { verb: 'select', one: true, keyed: true },
  get_one: { verb: 'select', one: true },
  get_one_or_none: { verb: 'select', one: true },
  count: { verb: 'count' },
  exists: { verb: 'count' },
  add: { verb: 'insert', one: true },
  add_many: { verb: 'insert' },
  create: { verb: 'insert', one: true },
  create_many: { verb: 'insert' },
  update: { verb: 'update', one: true, keyed: true },
  update_many: { verb: 'update' },
  upsert: { verb: 'upsert', one: true },
  upsert_many: { verb: 'upsert' },
  get_or_upsert: { verb: 'upsert', one: true },
  get_and_update: { verb: 'update', one: true },
  delete: { verb: 'delete', one: true, keyed: true },
  delete_many: { verb: 'delete' },
  delete_where: { verb: 'delete' },
};
