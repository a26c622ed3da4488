import type { QueryChainVocabulary } from '../shapes/query-chain-vocabulary.ts';

const condition = { does: 'condition' } as const;
const join = { does: 'join' } as const;
const sort = { does: 'sort' } as const;
const one = { does: 'one' } as const;

/** What methods of Doctrine's query builder do. */
export const doctrine: QueryChainVocabulary = {
  id: 'doctrine',
  title: 'Doctrine repositories, query builder and DQL',
  modules: ['Doctrine\\ORM'],
  steps: {
    where: condition,
    andWhere: condition,
    orWhere: condition,
    having: { does: 'raw-filter' },
    join,
    innerJoin: join,
    leftJoin: join,
    orderBy: sort,
    addOrderBy: sort,
    setMaxResults: { does: 'limit' },
    getSingleResult: one,
    getOneOrNullResult: one,
    getSingleScalarResult: { does: 'aggregate' },
    delete: { does: 'verb', verb: 'delete' },
    update: { does: 'verb', verb: 'update' },
    insert: { does: 'verb', verb: 'insert' },
    fetchOne: one,
    fetchAssociative: one,
  },
};

/** Classes whose subclasses are repositories. */
export const repositoryBases: ReadonlySet<string> = new Set([
  'Doctrine\\Bundle\\DoctrineBundle\\Repository\\ServiceEntityRepository',
  'Doctrine\\ORM\\EntityRepository',
]);

/** Types of what hands out repositories and stores entities. */
export const managerTypes: ReadonlySet<string> = new Set([
  'Doctrine\\ORM\\EntityManagerInterface',
  'Doctrine\\ORM\\EntityManager',
  'Doctrine\\Persistence\\ObjectManager',
  'Doctrine\\Persistence\\ManagerRegistry',
]);
