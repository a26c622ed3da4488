import type { ChainStep } from '../shapes/query-chain-vocabulary.ts';
import type { RecordEnd, RecordVocabulary } from '../shapes/record-vocabulary.ts';

const filter: ChainStep = { does: 'filter' };
const within: ChainStep = { does: 'filter', operator: 'in' };
const like: ChainStep = { does: 'filter', operator: 'like' };
const raw: ChainStep = { does: 'raw-filter' };
const sort: ChainStep = { does: 'sort' };
const limit: ChainStep = { does: 'limit' };
const join: ChainStep = { does: 'join' };
const columns: ChainStep = { does: 'columns' };
const group: ChainStep = { does: 'group' };

const all: RecordEnd = { verb: 'select' };
const one: RecordEnd = { verb: 'select', one: true };
const count: RecordEnd = { verb: 'count' };
const insert: RecordEnd = { verb: 'insert' };

const codeigniterSteps: Readonly<Record<string, ChainStep>> = {
  where: filter,
  orWhere: raw,
  whereIn: within,
  whereNotIn: { does: 'filter', operator: 'other' },
  like,
  orLike: raw,
  having: raw,
  groupStart: raw,
  join,
  select: columns,
  groupBy: group,
  orderBy: sort,
  limit,
};

const codeigniterEnds: Readonly<Record<string, RecordEnd>> = {
  first: one,
  countAllResults: count,
  countAll: count,
  insert,
  insertBatch: insert,
  replace: { verb: 'upsert' },
  upsert: { verb: 'upsert' },
  increment: { verb: 'update' },
  decrement: { verb: 'update' },
};

/** Models of CodeIgniter: https://codeigniter.com/user_guide/models/model.html. */
const codeigniterModels: RecordVocabulary = {
  id: 'codeigniter-models',
  title: 'Models of CodeIgniter',
  bases: ['CodeIgniter\\Model'],
  table: { field: 'table' },
  suffix: 'Model',
  key: 'primaryKey',
  steps: codeigniterSteps,
  ends: {
    ...codeigniterEnds,
    find: { verb: 'select', one: true, key: 0 },
    findAll: { verb: 'select', limit: 0 },
    findColumn: all,
    paginate: { verb: 'select', limit: 0 },
    update: { verb: 'update', key: 0 },
    updateBatch: { verb: 'update' },
    delete: { verb: 'delete', key: 0 },
    save: { verb: 'upsert' },
  },
  rows: {},
  named: ['model'],
  held: { property: 'model', named: 'modelName' },
};

/** The query builder of CodeIgniter: https://codeigniter.com/user_guide/database/query_builder.html. */
const codeigniterBuilder: RecordVocabulary = {
  ...codeigniterModels,
  id: 'codeigniter-builder',
  title: 'Query builder of CodeIgniter',
  bases: [],
  suffix: '',
  ends: {
    ...codeigniterEnds,
    get: { verb: 'select', limit: 0 },
    getWhere: { verb: 'select', conditions: 0, limit: 1 },
    update: { verb: 'update', conditions: 1 },
    updateBatch: { verb: 'update' },
    delete: { verb: 'delete', conditions: 0 },
  },
  named: ['table'],
};

/** Tables of CakePHP: https://book.cakephp.org/5/en/orm/query-builder.html. */
const cake: RecordVocabulary = {
  id: 'cakephp-tables',
  title: 'Tables of CakePHP',
  bases: ['Cake\\ORM\\Table'],
  table: { call: 'setTable' },
  suffix: 'Table',
  steps: {
    where: filter,
    andWhere: filter,
    orWhere: raw,
    matching: raw,
    innerJoinWith: raw,
    select: columns,
    group,
    groupBy: group,
    order: sort,
    orderBy: sort,
    orderAsc: sort,
    orderByAsc: sort,
    orderDesc: sort,
    orderByDesc: sort,
    limit,
  },
  ends: {
    find: all,
    all,
    toArray: all,
    toList: all,
    first: one,
    firstOrFail: one,
    count,
    exists: { verb: 'count', conditions: 0 },
    get: { verb: 'select', one: true, key: 0 },
    save: { verb: 'upsert' },
    saveOrFail: { verb: 'upsert' },
    saveMany: { verb: 'upsert' },
    findOrCreate: { verb: 'upsert', conditions: 0 },
    delete: { verb: 'delete', key: 0 },
    deleteOrFail: { verb: 'delete', key: 0 },
    deleteMany: { verb: 'delete' },
    deleteAll: { verb: 'delete', conditions: 0 },
    updateAll: { verb: 'update', conditions: 1 },
  },
  rows: {},
  named: ['fetchTable', 'get'],
  loads: ['contain', 'matching', 'notMatching', 'innerJoinWith', 'leftJoinWith'],
  loadOption: 'contain',
  properties: true,
};

/** Active Record of Yii: https://www.yiiframework.com/doc/guide/2.0/en/db-active-record. */
const yii: RecordVocabulary = {
  id: 'yii-active-record',
  title: 'Active Record of Yii',
  bases: ['yii\\db\\ActiveRecord', 'yii\\db\\BaseActiveRecord'],
  table: { method: 'tableName' },
  suffix: '',
  steps: {
    where: filter,
    andWhere: filter,
    filterWhere: filter,
    andFilterWhere: filter,
    orWhere: raw,
    orFilterWhere: raw,
    joinWith: raw,
    innerJoin: join,
    leftJoin: join,
    select: columns,
    groupBy: group,
    orderBy: sort,
    addOrderBy: sort,
    limit,
  },
  ends: {
    one,
    all,
    each: all,
    batch: all,
    column: all,
    scalar: one,
    count,
    exists: count,
    sum: count,
    max: count,
    min: count,
    findOne: { verb: 'select', one: true, key: 0 },
    findAll: { verb: 'select', conditions: 0 },
    updateAll: { verb: 'update', conditions: 1 },
    updateAllCounters: { verb: 'update', conditions: 1 },
    deleteAll: { verb: 'delete', conditions: 0 },
  },
  rows: { save: 'update', update: 'update', updateAttributes: 'update', updateCounters: 'update', delete: 'delete' },
  named: [],
  loads: ['with', 'joinWith', 'innerJoinWith'],
};

/** Queries of Yii without a class for the table: `(new Query())->from('crew')->all()`. */
const yiiQuery: RecordVocabulary = {
  ...yii,
  id: 'yii-query',
  title: 'Query builder of Yii',
  bases: [],
  rows: {},
  named: ['from'],
  loads: [],
  builder: 'yii\\db\\Query',
};

/** Libraries of PHP of the shape "record class". */
export const phpRecords: readonly RecordVocabulary[] = [codeigniterModels, codeigniterBuilder, cake, yii, yiiQuery];
