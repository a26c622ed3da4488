import type { QueryChainVocabulary } from '../shapes/query-chain-vocabulary.ts';
import type { RepositoryMethod, RepositoryVocabulary } from '../shapes/repository-vocabulary.ts';

const methods: Readonly<Record<string, RepositoryMethod>> = {
  find: { verb: 'select', many: true },
  findBy: { verb: 'select', many: true, where: true },
  findAndCount: { verb: 'select', many: true },
  findAndCountBy: { verb: 'select', many: true, where: true },
  findOne: { verb: 'select', many: false },
  findOneBy: { verb: 'select', many: false, where: true },
  findOneOrFail: { verb: 'select', many: false },
  findOneByOrFail: { verb: 'select', many: false, where: true },
  count: { verb: 'count', many: false },
  countBy: { verb: 'count', many: false, where: true },
  exists: { verb: 'count', many: false },
  existsBy: { verb: 'count', many: false, where: true },
  exist: { verb: 'count', many: false },
  sum: { verb: 'count', many: false },
  save: { verb: 'upsert', many: false },
  insert: { verb: 'insert', many: false },
  update: { verb: 'update', many: true, where: true },
  upsert: { verb: 'upsert', many: false },
  delete: { verb: 'delete', many: true, where: true },
  remove: { verb: 'delete', many: false },
  softDelete: { verb: 'update', many: true, where: true },
  softRemove: { verb: 'update', many: false },
  restore: { verb: 'update', many: true, where: true },
  increment: { verb: 'update', many: true, where: true },
  decrement: { verb: 'update', many: true, where: true },
};

export const typeormRepository: RepositoryVocabulary = {
  id: 'typeorm',
  title: 'TypeORM',
  modules: /^(?:@nestjs\/)?typeorm$/,
  methods,
  sort: 'order',
  limit: 'take',
  relations: 'relations',
};

const condition = { does: 'condition' } as const;
const join = { does: 'join' } as const;
const ends = { does: 'columns' } as const;

/** Steps of `createQueryBuilder('u').where(…).getMany()`. */
export const typeormBuilder: QueryChainVocabulary = {
  id: 'typeorm',
  title: 'TypeORM',
  modules: ['typeorm', '@nestjs/typeorm'],
  steps: {
    where: condition,
    andWhere: condition,
    orWhere: condition,
    leftJoinAndSelect: join,
    innerJoinAndSelect: join,
    leftJoin: join,
    innerJoin: join,
    orderBy: { does: 'sort' },
    addOrderBy: { does: 'sort' },
    limit: { does: 'limit' },
    take: { does: 'limit' },
    getOne: { does: 'one' },
    getOneOrFail: { does: 'one' },
    getRawOne: { does: 'one' },
    getCount: { does: 'aggregate' },
    select: ends,
    insert: { does: 'verb', verb: 'insert' },
    update: { does: 'verb', verb: 'update' },
    delete: { does: 'verb', verb: 'delete' },
    softDelete: { does: 'verb', verb: 'update' },
    orUpdate: { does: 'verb', verb: 'upsert' },
  },
};
