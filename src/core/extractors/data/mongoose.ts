import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** What a method of a collection does. */
export interface CollectionMethod {
  readonly verb: DataVerb;
  readonly many: boolean;
  /** What the first argument is. */
  readonly takes: 'filter' | 'key' | 'documents' | 'stages' | 'field';
}

const one = { many: false, takes: 'filter' } as const;
const all = { many: true, takes: 'filter' } as const;
const keyed = { many: false, takes: 'key' } as const;

/** Methods of Mongoose's models and of the driver's collections. */
export const collectionMethods: Readonly<Record<string, CollectionMethod>> = {
  find: { verb: 'select', ...all },
  findOne: { verb: 'select', ...one },
  findById: { verb: 'select', ...keyed },
  exists: { verb: 'select', ...one },
  countDocuments: { verb: 'count', ...all },
  count: { verb: 'count', ...all },
  estimatedDocumentCount: { verb: 'count', many: true, takes: 'documents' },
  distinct: { verb: 'select', many: true, takes: 'field' },
  aggregate: { verb: 'select', many: true, takes: 'stages' },
  create: { verb: 'insert', many: false, takes: 'documents' },
  insertMany: { verb: 'insert', many: true, takes: 'documents' },
  insertOne: { verb: 'insert', many: false, takes: 'documents' },
  bulkWrite: { verb: 'update', many: true, takes: 'documents' },
  updateOne: { verb: 'update', ...one },
  updateMany: { verb: 'update', ...all },
  replaceOne: { verb: 'update', ...one },
  findOneAndUpdate: { verb: 'update', ...one },
  findOneAndReplace: { verb: 'update', ...one },
  findByIdAndUpdate: { verb: 'update', ...keyed },
  deleteOne: { verb: 'delete', ...one },
  deleteMany: { verb: 'delete', ...all },
  findOneAndDelete: { verb: 'delete', ...one },
  findByIdAndDelete: { verb: 'delete', ...keyed },
  findByIdAndRemove: { verb: 'delete', ...keyed },
};

/** Methods of a document: what was made is inserted, what was found is updated. */
export const documentMethods: Readonly<Record<string, DataVerb>> = {
  save: 'update',
  deleteOne: 'delete',
  remove: 'delete',
  updateOne: 'update',
};

/** Operators of a filter: `{ age: { $gte: 18 } }`. */
export const filterOperators: Readonly<Record<string, FilterOperator>> = {
  $eq: 'equal',
  $in: 'in',
  $gt: 'range',
  $gte: 'range',
  $lt: 'range',
  $lte: 'range',
  $regex: 'like',
};

export const mongoose = {
  id: 'mongoose',
  title: 'Mongoose',
  modules: ['mongoose', '@nestjs/mongoose'],
  driver: 'mongodb',
} as const;
