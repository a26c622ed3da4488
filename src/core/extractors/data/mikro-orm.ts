import type { RepositoryVocabulary } from '../shapes/repository-vocabulary.ts';

const one = { verb: 'select', many: false, where: true } as const;
const several = { verb: 'select', many: true, where: true } as const;

/** Entity managers and repositories of MikroORM: https://mikro-orm.io/docs/entity-manager. */
export const mikroOrm: RepositoryVocabulary = {
  id: 'mikro-orm',
  title: 'MikroORM',
  modules: /^@mikro-orm\//,
  methods: {
    find: several,
    findAndCount: several,
    findByCursor: several,
    findAll: { verb: 'select', many: true },
    findOne: one,
    findOneOrFail: one,
    count: { verb: 'count', many: false, where: true },
    insert: { verb: 'insert', many: false },
    insertMany: { verb: 'insert', many: true },
    nativeInsert: { verb: 'insert', many: false },
    nativeUpdate: { verb: 'update', many: true, where: true },
    nativeDelete: { verb: 'delete', many: true, where: true },
    upsert: { verb: 'upsert', many: false },
    upsertMany: { verb: 'upsert', many: true },
    persist: { verb: 'upsert', many: false },
    persistAndFlush: { verb: 'upsert', many: false },
    remove: { verb: 'delete', many: false },
    removeAndFlush: { verb: 'delete', many: false },
  },
  sort: 'orderBy',
  limit: 'limit',
  relations: 'populate',
  optionsBehind: true,
  operators: {
    $in: 'in',
    $like: 'like',
    $ilike: 'like',
    $gt: 'range',
    $gte: 'range',
    $lt: 'range',
    $lte: 'range',
    $ne: 'other',
    $nin: 'other',
    $re: 'other',
    $fulltext: 'other',
  },
};
