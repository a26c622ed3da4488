import type { DataVerb } from '../../model/data-access.ts';

/** Bun, an ORM for Go: https://bun.uptrace.dev. */
export const bun: {
  readonly id: string;
  readonly modules: readonly string[];
  readonly begins: Readonly<Record<string, DataVerb>>;
} = {
  id: 'bun',
  modules: ['github.com/uptrace/bun'],
  begins: { NewSelect: 'select', NewInsert: 'insert', NewUpdate: 'update', NewDelete: 'delete', NewMerge: 'upsert' },
};
