import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** What a method of MyBatis-Plus does to the table of its entity. */
export interface MapperMethod {
  readonly verb: DataVerb;
  readonly many: boolean;
  /** It goes by the key, or by keys. */
  readonly key?: 'equal' | 'in' | undefined;
  readonly paged?: true | undefined;
}

const read = { verb: 'select', many: true } as const;
const one = { verb: 'select', many: false } as const;
const paged = { verb: 'select', many: true, paged: true } as const;
const byKey = { verb: 'select', many: false, key: 'equal' } as const;
const byKeys = { verb: 'select', many: true, key: 'in' } as const;
const changed = { verb: 'update', many: true } as const;
const gone = { verb: 'delete', many: true } as const;
const stored = { verb: 'upsert', many: false } as const;
const insert = { verb: 'insert', many: false } as const;

/** Methods of `BaseMapper`, `IService` and the chains that they begin: https://baomidou.com/en/guides/data-interface. */
export const mapperMethods: Readonly<Record<string, MapperMethod>> = {
  selectById: byKey,
  selectBatchIds: byKeys,
  selectByIds: byKeys,
  selectList: read,
  selectMaps: read,
  selectObjs: read,
  selectOne: one,
  selectCount: { verb: 'count', many: false },
  selectPage: paged,
  insert,
  updateById: { verb: 'update', many: false, key: 'equal' },
  update: changed,
  deleteById: { verb: 'delete', many: false, key: 'equal' },
  deleteBatchIds: { verb: 'delete', many: true, key: 'in' },
  deleteByMap: gone,
  delete: gone,
  getById: byKey,
  getOne: one,
  list: read,
  listByIds: byKeys,
  listMaps: read,
  one,
  count: { verb: 'count', many: false },
  exists: { verb: 'count', many: false },
  page: paged,
  save: insert,
  saveBatch: { verb: 'insert', many: true },
  saveOrUpdate: stored,
  saveOrUpdateBatch: { verb: 'upsert', many: true },
  updateBatchById: { verb: 'update', many: true, key: 'in' },
  removeById: { verb: 'delete', many: false, key: 'equal' },
  removeByIds: { verb: 'delete', many: true, key: 'in' },
  removeBatchByIds: { verb: 'delete', many: true, key: 'in' },
  remove: gone,
};

/** Conditions of a wrapper; before a column may stand whether it counts at all. */
export const wrapperConditions: Readonly<Record<string, FilterOperator>> = {
  eq: 'equal',
  ne: 'other',
  gt: 'range',
  ge: 'range',
  lt: 'range',
  le: 'range',
  between: 'range',
  like: 'contains',
  likeLeft: 'contains',
  likeRight: 'like',
  notLike: 'other',
  in: 'in',
  notIn: 'other',
  isNull: 'equal',
  isNotNull: 'other',
};
