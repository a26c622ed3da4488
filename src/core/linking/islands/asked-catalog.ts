import { settledList } from '../../model/settled-list.ts';
import type { MapperSql } from '../../syntax/mapper-statement.ts';
import type { CatalogTable, SchemaCatalog } from '../data/schema-catalog.ts';
import { shortened } from './shortened.ts';

/** A catalog that remembers what it was asked, and what it said. */
export interface AskedCatalog extends SchemaCatalog {
  /** Whether other tables would have led to the same. They are asked everything, as these were the first time. */
  agreesWith(other: Tables): boolean;
  /** Notes what is asked from here on, up to the end. */
  begin(): void;
  end(): readonly CatalogQuestion[];
  /** Whether questions of another time have the same answers here; they are asked as they were then. */
  answersAlike(questions: readonly CatalogQuestion[]): boolean;
  /** All that was asked, in a form that can be written. */
  written(): WrittenQuestions;
  /** Where a table stands among what is written. */
  placeOf(entry: CatalogTable): number | undefined;
  /** Asks what was written down; what is answered now, where that is what was answered then. */
  answersAgain(questions: WrittenQuestions): readonly (CatalogTable | undefined)[] | undefined;
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
  readonly asked: AskedTable;
  readonly answer: CatalogTable | undefined;
}

/** By the name of a model where nothing is said of a table. */
interface AskedTable {
  readonly service: string;
  readonly name: string;
  readonly table?: { readonly schema: string | undefined };
}

/** Of tables a sum of what was answered is enough: nobody reads more of them than whether they are the same. */
export interface WrittenQuestions {
  readonly tables: readonly { readonly asked: AskedTable; readonly sum: string }[];
  readonly statements: readonly (readonly [id: string, answer: MapperSql | undefined])[];
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
  let places: ReadonlyMap<string, number> | undefined;
  const remember = (table: AskedTable): CatalogTable | undefined => {
    const key = keyOf(table);
    // Many walks ask the same.
    const question = asked.get(key) ?? { asked: table, answer: ask(catalog, table) };
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
    model: (service, name) => remember({ service, name }),
    table: (service, name, schema) => remember({ service, name, table: { schema } }),
    statement,
    begin: () => {
      noted = [];
    },
    end: () => settledList(noted),
    answersAlike: (questions) => {
      // Which databases there are is found out by asking, so nobody stops at the first answer that differs.
      const answers = questions.map((question) =>
        'asked' in question
          ? isSame(remember(question.asked), question.answer)
          : JSON.stringify(statement(question.id)) === JSON.stringify(question.answer),
      );
      return answers.every((each) => each);
    },
    agreesWith: (now) => {
      if (now.catalogOf === catalogOf && isSpokenTo(stores, now.storeOf)) return true;
      const other = now.catalogOf(now.storeOf);
      for (const [id, answer] of statements)
        if (JSON.stringify(other.statement(id)) !== JSON.stringify(answer)) return false;
      const answers = [...asked.values()].map((question) => isSame(ask(other, question.asked), question.answer));
      return answers.every((each) => each);
    },
    written: () => ({
      tables: [...asked.values()].map(({ asked, answer }) => ({ asked, sum: sumOf(answer) })),
      statements: [...statements],
    }),
    placeOf: (entry) => {
      places ??= new Map([...asked.values()].map(({ answer }, at) => [sumOf(answer), at]));
      return places.get(sumOf(entry));
    },
    answersAgain: (questions) => {
      for (const [id, answer] of questions.statements)
        if (JSON.stringify(statement(id)) !== JSON.stringify(answer)) return undefined;
      const answers: (CatalogTable | undefined)[] = [];
      for (const { asked, sum } of questions.tables) {
        const answer = remember(asked);
        // From here on others would be asked, and a database that nobody deploys is there once it was asked for.
        if (sumOf(answer) !== sum) return undefined;
        answers.push(answer);
      }
      return answers;
    },
  };
}

function keyOf({ service, name, table }: AskedTable): string {
  return table === undefined ? `${service} ${name}` : `${service} ${name} of ${table.schema}`;
}

function ask(catalog: SchemaCatalog, { service, name, table }: AskedTable): CatalogTable | undefined {
  return table === undefined ? catalog.model(service, name) : catalog.table(service, name, table.schema);
}

/** Of the same tables the same ones are found wherever services speak to the same databases. */
function isSpokenTo(stores: ReadonlyMap<string, string>, storeOf: StoreOf): boolean {
  for (const [service, store] of stores) if (storeOf(service) !== store) return false;
  return true;
}

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

const sums = new WeakMap<CatalogTable, string>();

/** Tells tables apart by everything that is read off them. */
function sumOf(entry: CatalogTable | undefined): string {
  if (entry === undefined) return '';
  const sum = sums.get(entry) ?? shortened(wordsOf(entry));
  sums.set(entry, sum);
  return sum;
}
