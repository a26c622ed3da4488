import type { DataVerb } from '../../model/data-access.ts';

/** What the methods of a Prisma model do. `many`: more than one row may come or change. */
export const prismaMethods: Readonly<Record<string, { readonly verb: DataVerb; readonly many: boolean }>> = {
  findUnique: { verb: 'select', many: false },
  findUniqueOrThrow: { verb: 'select', many: false },
  findFirst: { verb: 'select', many: false },
  findFirstOrThrow: { verb: 'select', many: false },
  findMany: { verb: 'select', many: true },
  count: { verb: 'count', many: false },
  aggregate: { verb: 'count', many: false },
  groupBy: { verb: 'select', many: true },
  create: { verb: 'insert', many: false },
  createMany: { verb: 'insert', many: true },
  createManyAndReturn: { verb: 'insert', many: true },
  update: { verb: 'update', many: false },
  updateMany: { verb: 'update', many: true },
  upsert: { verb: 'upsert', many: false },
  delete: { verb: 'delete', many: false },
  deleteMany: { verb: 'delete', many: true },
};

/** Keys of nested writes: `data: { comments: { create: … } }`. */
export const nestedWrites: Readonly<Record<string, DataVerb>> = {
  create: 'insert',
  createMany: 'insert',
  connectOrCreate: 'insert',
  upsert: 'upsert',
  update: 'update',
  updateMany: 'update',
  delete: 'delete',
  deleteMany: 'delete',
  set: 'update',
  connect: 'update',
  disconnect: 'update',
};
