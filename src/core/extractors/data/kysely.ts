import type { QueryChainVocabulary } from '../shapes/query-chain-vocabulary.ts';

const join = { does: 'join' } as const;
const one = { does: 'one' } as const;

/** Kysely: https://kysely-org.github.io/kysely-apidoc/classes/Kysely.html. */
export const kysely: QueryChainVocabulary = {
  id: 'kysely',
  title: 'Kysely',
  modules: ['kysely'],
  steps: {
    selectFrom: { does: 'table' },
    insertInto: { does: 'table', verb: 'insert' },
    replaceInto: { does: 'table', verb: 'upsert' },
    mergeInto: { does: 'table', verb: 'upsert' },
    updateTable: { does: 'table', verb: 'update' },
    deleteFrom: { does: 'table', verb: 'delete' },
    onConflict: { does: 'verb', verb: 'upsert' },
    onDuplicateKeyUpdate: { does: 'verb', verb: 'upsert' },
    innerJoin: join,
    leftJoin: join,
    rightJoin: join,
    fullJoin: join,
    where: { does: 'filter' },
    whereRef: { does: 'raw-filter' },
    groupBy: { does: 'group' },
    orderBy: { does: 'sort' },
    limit: { does: 'limit' },
    select: { does: 'columns' },
    executeTakeFirst: one,
    executeTakeFirstOrThrow: one,
  },
};
