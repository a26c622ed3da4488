import type { MapperSql } from '../../syntax/mapper-statement.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { queryFiles } from './query-files.ts';

/** Queries under names in a `.sql` file, which become methods of what a package reads from it: `-- name: find-dog^`. */
export const queryFile: Extractor = {
  id: 'query-file',
  title: 'Named queries in SQL files',
  group: 'data',
  applies: ({ path, text }) => path.toLowerCase().endsWith('.sql') && text.includes('name'),
  extract: (file) => {
    const statements = statementsOf(file);
    return { facts: statements.length === 0 ? [] : [{ kind: 'mapped-statements', statements }], problems: [] };
  },
};

/** The name, and a sign for what it gives; sqlc writes a word in its place, and makes code of its own. */
const heading = /^[ \t]*--[ \t]*:?name:?[ \t]+([\w-]+)(?:\([^)\n]*\))?(<!|\*!|[!^$#]|[ \t]+:\w+)?[ \t]*$/gm;

function statementsOf({ text }: ReadFile): readonly (MapperSql & { readonly id: string })[] {
  const found = [...text.matchAll(heading)];
  return found.flatMap(({ 0: whole, 1: name = '', 2: sign = '', index }, at) => {
    if (sign.includes(':')) return [];
    const sql = text.slice(index + whole.length, found[at + 1]?.index).trim();
    const one = sign === '^' || sign === '$' ? true : undefined;
    return [{ id: queryFiles.idOf(name), sql, least: sql, one }];
  });
}
