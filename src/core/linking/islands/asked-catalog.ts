import type { MapperSql } from '../../syntax/mapper-statement.ts';
import type { CatalogTable, SchemaCatalog } from '../data/schema-catalog.ts';

/** A catalog that remembers what it was asked, and what it said. */
export interface AskedCatalog extends SchemaCatalog {
  /** Whether another catalog would have said the same. It is asked everything, as it was the first time. */
  agreesWith(other: SchemaCatalog): boolean;
}

export function askedCatalog(catalog: SchemaCatalog): AskedCatalog {
  const asked = new Map<string, { readonly ask: Ask; readonly answer: CatalogTable | undefined }>();
  const statements = new Map<string, MapperSql | undefined>();
  const remember = (key: string, ask: Ask): CatalogTable | undefined => {
    const known = asked.get(key);
    if (known !== undefined) return known.answer;
    const answer = ask(catalog);
    asked.set(key, { ask, answer });
    return answer;
  };
  return {
    model: (service, name) => remember(`${service} ${name}`, (each) => each.model(service, name)),
    table: (service, name, schema) =>
      remember(`${service} ${name} of ${schema}`, (each) => each.table(service, name, schema)),
    statement: (id) => {
      const answer = catalog.statement(id);
      statements.set(id, answer);
      return answer;
    },
    agreesWith: (other) => {
      for (const [id, answer] of statements)
        if (JSON.stringify(other.statement(id)) !== JSON.stringify(answer)) return false;
      // Which databases there are is found out by asking, so nobody stops at the first answer that differs.
      const answers = [...asked.values()].map(({ ask, answer }) => isSame(ask(other), answer));
      return answers.every((each) => each);
    },
  };
}

type Ask = (catalog: SchemaCatalog) => CatalogTable | undefined;

function isSame(one: CatalogTable | undefined, other: CatalogTable | undefined): boolean {
  if (one === other) return true;
  return one !== undefined && other !== undefined && wordsOf(one) === wordsOf(other);
}

const known = new WeakMap<CatalogTable, string>();

/** Everything that is read off a table: where it is declared says nothing of what code does with it. */
function wordsOf(entry: CatalogTable): string {
  const words = known.get(entry) ?? JSON.stringify(entry, (key, value: unknown) => (key === 'evidence' ? 0 : value));
  known.set(entry, words);
  return words;
}
