import { settledList } from '../../model/settled-list.ts';
import type { MapperSql } from '../../syntax/mapper-statement.ts';
import type { CatalogTable, SchemaCatalog } from '../data/schema-catalog.ts';

/** A catalog that remembers what it was asked, and what it said. */
export interface AskedCatalog extends SchemaCatalog {
  /** Whether other tables would have led to the same. They are asked everything, as these were the first time. */
  agreesWith(other: Tables): boolean;
  /** Notes what is asked from here on, up to the end. */
  begin(): void;
  end(): readonly CatalogQuestion[];
  /** Whether questions of another time have the same answers here; they are asked as they were then. */
  answersAlike(questions: readonly CatalogQuestion[]): boolean;
}

/** Tables that code may name. */
export interface Tables {
  /** The same as long as all tables are. */
  readonly catalogOf: (storeOf: StoreOf) => SchemaCatalog;
  /** Which database a service speaks to. */
  readonly storeOf: StoreOf;
}

type StoreOf = (service: string) => string;

/** What was asked, and what a catalog said. */
export type CatalogQuestion = TableQuestion | { readonly id: string; readonly answer: MapperSql | undefined };

interface TableQuestion {
  readonly key: string;
  readonly ask: Ask;
  readonly answer: CatalogTable | undefined;
}

export function askedCatalog({ catalogOf, storeOf }: Tables): AskedCatalog {
  const stores = new Map<string, string>();
  const catalog = catalogOf((service) => {
    const store = storeOf(service);
    stores.set(service, store);
    return store;
  });
  const asked = new Map<string, TableQuestion>();
  const statements = new Map<string, MapperSql | undefined>();
  let noted: CatalogQuestion[] = [];
  const remember = (key: string, ask: Ask): CatalogTable | undefined => {
    // Many walks ask the same.
    const question = asked.get(key) ?? { key, ask, answer: ask(catalog) };
    asked.set(key, question);
    noted.push(question);
    return question.answer;
  };
  const statement = (id: string): MapperSql | undefined => {
    const answer = catalog.statement(id);
    statements.set(id, answer);
    noted.push({ id, answer });
    return answer;
  };
  return {
    model: (service, name) => remember(`${service} ${name}`, (each) => each.model(service, name)),
    table: (service, name, schema) =>
      remember(`${service} ${name} of ${schema}`, (each) => each.table(service, name, schema)),
    statement,
    begin: () => {
      noted = [];
    },
    end: () => settledList(noted),
    answersAlike: (questions) => {
      // Which databases there are is found out by asking, so nobody stops at the first answer that differs.
      const answers = questions.map((question) =>
        'key' in question
          ? isSame(remember(question.key, question.ask), question.answer)
          : JSON.stringify(statement(question.id)) === JSON.stringify(question.answer),
      );
      return answers.every((each) => each);
    },
    agreesWith: (now) => {
      if (now.catalogOf === catalogOf && isSpokenTo(stores, now.storeOf)) return true;
      const other = now.catalogOf(now.storeOf);
      for (const [id, answer] of statements)
        if (JSON.stringify(other.statement(id)) !== JSON.stringify(answer)) return false;
      const answers = [...asked.values()].map(({ ask, answer }) => isSame(ask(other), answer));
      return answers.every((each) => each);
    },
  };
}

/** Of the same tables the same ones are found wherever services speak to the same databases. */
function isSpokenTo(stores: ReadonlyMap<string, string>, storeOf: StoreOf): boolean {
  for (const [service, store] of stores) if (storeOf(service) !== store) return false;
  return true;
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
