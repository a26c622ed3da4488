import type { DataVerb } from '../../model/data-access.ts';

/** Squirrel, a builder of SQL for Go: https://github.com/Masterminds/squirrel. */
export const squirrel: {
  readonly id: string;
  readonly modules: readonly string[];
  readonly begins: Readonly<Record<string, DataVerb>>;
} = {
  id: 'squirrel',
  modules: ['github.com/Masterminds/squirrel', 'github.com/lann/squirrel', 'github.com/elgris/sqrl'],
  begins: { Select: 'select', Insert: 'insert', Replace: 'upsert', Update: 'update', Delete: 'delete' },
};
