import type { DataVerb } from '../../model/data-access.ts';

export interface SequelizeMethod {
  readonly verb: DataVerb;
  readonly many: boolean;
  /** Where the options stand among the arguments. */
  readonly options: number;
  /** The first argument is the key of a row. */
  readonly keyed?: true | undefined;
}

/** Methods of a model. */
export const sequelizeMethods: Readonly<Record<string, SequelizeMethod>> = {
  findAll: { verb: 'select', many: true, options: 0 },
  findAndCountAll: { verb: 'select', many: true, options: 0 },
  findOne: { verb: 'select', many: false, options: 0 },
  findByPk: { verb: 'select', many: false, options: 1, keyed: true },
  findOrCreate: { verb: 'upsert', many: false, options: 0 },
  findOrBuild: { verb: 'select', many: false, options: 0 },
  count: { verb: 'count', many: true, options: 0 },
  sum: { verb: 'count', many: true, options: 1 },
  max: { verb: 'count', many: true, options: 1 },
  min: { verb: 'count', many: true, options: 1 },
  create: { verb: 'insert', many: false, options: 1 },
  bulkCreate: { verb: 'insert', many: true, options: 1 },
  update: { verb: 'update', many: true, options: 1 },
  increment: { verb: 'update', many: true, options: 1 },
  decrement: { verb: 'update', many: true, options: 1 },
  upsert: { verb: 'upsert', many: false, options: 1 },
  destroy: { verb: 'delete', many: true, options: 0 },
  restore: { verb: 'update', many: true, options: 0 },
  truncate: { verb: 'delete', many: true, options: 0 },
};

/** Methods of a row that was found or made. */
export const rowMethods: Readonly<Record<string, DataVerb>> = {
  save: 'update',
  update: 'update',
  increment: 'update',
  decrement: 'update',
  destroy: 'delete',
};

/** Methods that only Sequelize's models have: what they are called on needs no other proof. */
export const tellingMethods: ReadonlySet<string> = new Set([
  'findByPk',
  'findAndCountAll',
  'findOrCreate',
  'bulkCreate',
]);

export const sequelize = {
  id: 'sequelize',
  title: 'Sequelize',
  modules: ['sequelize', 'sequelize-typescript'],
} as const;
