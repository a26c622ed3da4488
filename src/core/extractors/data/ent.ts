import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

interface EntStart {
  readonly verb: DataVerb;
  readonly many: boolean;
  /** The call itself asks for one row by its key. */
  readonly key?: true | undefined;
}

/** Clients that ent writes for each type: https://entgo.io/docs/crud. */
export const ent = {
  id: 'ent',
  title: 'ent',
  /** First steps on what stands for a type: `client.Boat.Query()`. */
  starts: {
    Query: { verb: 'select', many: true },
    Get: { verb: 'select', many: false, key: true },
    GetX: { verb: 'select', many: false, key: true },
    Create: { verb: 'insert', many: false },
    CreateBulk: { verb: 'insert', many: true },
    MapCreateBulk: { verb: 'insert', many: true },
    Update: { verb: 'update', many: true },
    UpdateOne: { verb: 'update', many: false, key: true },
    UpdateOneID: { verb: 'update', many: false, key: true },
    Delete: { verb: 'delete', many: true },
    DeleteOne: { verb: 'delete', many: false, key: true },
    DeleteOneID: { verb: 'delete', many: false, key: true },
  } satisfies Readonly<Record<string, EntStart>> as Readonly<Record<string, EntStart>>,
  /** Steps that send what was built, with what they make of it. */
  runs: /^(?:All|Only|OnlyID|First|FirstID|IDs|Count|Exist|Scan|Strings|String|Ints|Int|Save|Exec)X?$/,
  one: /^(?:Only|First)/,
  counts: /^(?:Count|Exist)X?$/,
  /** How a predicate ends, after the name of its field: `boat.BuiltGT(1900)`. */
  operators: {
    NotIn: 'other',
    In: 'in',
    NEQ: 'other',
    EQ: 'equal',
    GTE: 'range',
    GT: 'range',
    LTE: 'range',
    LT: 'range',
    ContainsFold: 'contains',
    Contains: 'contains',
    HasPrefix: 'like',
    HasSuffix: 'contains',
    EqualFold: 'computed',
    IsNil: 'equal',
    NotNil: 'other',
  } satisfies Readonly<Record<string, FilterOperator>> as Readonly<Record<string, FilterOperator>>,
} as const;
