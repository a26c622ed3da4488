import type { Language } from '../../syntax/outline.ts';
import type { CollectionMethod } from './mongoose.ts';

/** A driver of a document database, whose collections are asked by methods. */
export interface DocumentDriverVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Methods of a collection; what they take stands behind so many other arguments. */
  readonly methods: Readonly<Record<string, CollectionMethod>>;
  readonly leading: number;
  /** Methods that give a collection by its name. */
  readonly collections: readonly string[];
  /** Names of methods that nothing else has, so that a collection needs no origin. */
  readonly telling: RegExp;
  /** Collections are also members of their database: `database.dogs`. */
  readonly members?: true | undefined;
}

const one = { many: false, takes: 'filter' } as const;
const all = { many: true, takes: 'filter' } as const;
const nothing = { takes: 'documents' } as const;

const pymongo: DocumentDriverVocabulary = {
  id: 'pymongo',
  title: 'PyMongo and Motor',
  languages: ['python'],
  modules: ['pymongo', 'motor.motor_asyncio', 'motor', 'pymongo.asynchronous', 'flask_pymongo', 'mongomock'],
  methods: {
    find: { verb: 'select', ...all },
    find_one: { verb: 'select', ...one },
    count_documents: { verb: 'count', ...all },
    estimated_document_count: { verb: 'count', many: true, ...nothing },
    distinct: { verb: 'select', many: true, takes: 'field' },
    aggregate: { verb: 'select', many: true, takes: 'stages' },
    insert_one: { verb: 'insert', many: false, ...nothing },
    insert_many: { verb: 'insert', many: true, ...nothing },
    bulk_write: { verb: 'update', many: true, ...nothing },
    update_one: { verb: 'update', ...one },
    update_many: { verb: 'update', ...all },
    replace_one: { verb: 'update', ...one },
    find_one_and_update: { verb: 'update', ...one },
    find_one_and_replace: { verb: 'update', ...one },
    delete_one: { verb: 'delete', ...one },
    delete_many: { verb: 'delete', ...all },
    find_one_and_delete: { verb: 'delete', ...one },
  },
  leading: 0,
  collections: ['get_collection'],
  telling: /^(?:find_one|insert_|update_|delete_|replace_one|count_documents|bulk_write)/,
  members: true,
};

const mongoGo: DocumentDriverVocabulary = {
  id: 'mongo-go',
  title: "MongoDB's driver for Go",
  languages: ['go'],
  modules: ['go.mongodb.org/mongo-driver/mongo', 'go.mongodb.org/mongo-driver/v2/mongo'],
  methods: {
    Find: { verb: 'select', ...all },
    FindOne: { verb: 'select', ...one },
    CountDocuments: { verb: 'count', ...all },
    EstimatedDocumentCount: { verb: 'count', many: true, ...nothing },
    Distinct: { verb: 'select', many: true, takes: 'field' },
    Aggregate: { verb: 'select', many: true, takes: 'stages' },
    InsertOne: { verb: 'insert', many: false, ...nothing },
    InsertMany: { verb: 'insert', many: true, ...nothing },
    BulkWrite: { verb: 'update', many: true, ...nothing },
    UpdateOne: { verb: 'update', ...one },
    UpdateMany: { verb: 'update', ...all },
    UpdateByID: { verb: 'update', many: false, takes: 'key' },
    ReplaceOne: { verb: 'update', ...one },
    FindOneAndUpdate: { verb: 'update', ...one },
    FindOneAndReplace: { verb: 'update', ...one },
    DeleteOne: { verb: 'delete', ...one },
    DeleteMany: { verb: 'delete', ...all },
    FindOneAndDelete: { verb: 'delete', ...one },
  },
  leading: 1,
  collections: ['Collection'],
  telling: /^$/,
};

const mongoDotnet: DocumentDriverVocabulary = {
  id: 'mongo-dotnet',
  title: "MongoDB's driver for .NET",
  languages: ['csharp'],
  // Names of .NET do not tell the package that they come from; that of the method does.
  modules: ['.net'],
  methods: withAsync({
    Find: { verb: 'select', ...all },
    CountDocuments: { verb: 'count', ...all },
    EstimatedDocumentCount: { verb: 'count', many: true, ...nothing },
    Distinct: { verb: 'select', many: true, takes: 'field' },
    InsertOne: { verb: 'insert', many: false, ...nothing },
    InsertMany: { verb: 'insert', many: true, ...nothing },
    BulkWrite: { verb: 'update', many: true, ...nothing },
    UpdateOne: { verb: 'update', ...one },
    UpdateMany: { verb: 'update', ...all },
    ReplaceOne: { verb: 'update', ...one },
    FindOneAndUpdate: { verb: 'update', ...one },
    FindOneAndReplace: { verb: 'update', ...one },
    DeleteOne: { verb: 'delete', ...one },
    DeleteMany: { verb: 'delete', ...all },
    FindOneAndDelete: { verb: 'delete', ...one },
  }),
  leading: 0,
  collections: ['GetCollection'],
  telling: /^$/,
};

/** Every method has a form that waits. */
function withAsync(methods: DocumentDriverVocabulary['methods']): DocumentDriverVocabulary['methods'] {
  return Object.fromEntries(
    Object.entries(methods).flatMap(([name, method]) => [
      [name, method],
      [`${name}Async`, method],
    ]),
  );
}

export const documentDrivers: readonly DocumentDriverVocabulary[] = [pymongo, mongoGo, mongoDotnet];
