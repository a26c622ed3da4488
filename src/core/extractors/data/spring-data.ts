import type { DataVerb } from '../../model/data-access.ts';

/** Packages whose repository interfaces have methods by themselves. */
export const repositoryModules =
  /^(?:org\.springframework\.data(?:\.\w+)*\.repository(?:\.\w+)*|io\.micronaut\.data\.(?:\w+\.)*repository(?:\.\w+)*)$/;

/** Packages of repositories that keep documents rather than rows. */
export const documentModules = /^org\.springframework\.data\.(?:mongodb|couchbase|cassandra|neo4j)\b/;

/** Packages of repositories over what is searched or cached, beside the database of a service. */
export const besideModules = /^org\.springframework\.data\.(?:elasticsearch|solr|redis|keyvalue)\b/;

export interface CrudMethod {
  readonly verb: DataVerb;
  readonly many: boolean;
  /** Rows are chosen by their key. */
  readonly by?: 'key' | 'keys' | undefined;
}

/** Methods that every repository has. */
export const crudMethods: Readonly<Record<string, CrudMethod>> = {
  findById: { verb: 'select', many: false, by: 'key' },
  getById: { verb: 'select', many: false, by: 'key' },
  getOne: { verb: 'select', many: false, by: 'key' },
  findOne: { verb: 'select', many: false },
  findByIdOrNull: { verb: 'select', many: false, by: 'key' },
  getReferenceById: { verb: 'select', many: false, by: 'key' },
  existsById: { verb: 'count', many: false, by: 'key' },
  exists: { verb: 'count', many: false },
  count: { verb: 'count', many: false },
  findAll: { verb: 'select', many: true },
  findAllById: { verb: 'select', many: true, by: 'keys' },
  save: { verb: 'upsert', many: false },
  saveAndFlush: { verb: 'upsert', many: false },
  saveAll: { verb: 'upsert', many: true },
  saveAllAndFlush: { verb: 'upsert', many: true },
  insert: { verb: 'insert', many: false },
  deleteById: { verb: 'delete', many: false, by: 'key' },
  delete: { verb: 'delete', many: false, by: 'key' },
  deleteAll: { verb: 'delete', many: true },
  deleteAllById: { verb: 'delete', many: true, by: 'keys' },
  deleteAllInBatch: { verb: 'delete', many: true },
  deleteAllByIdInBatch: { verb: 'delete', many: true, by: 'keys' },
  deleteInBatch: { verb: 'delete', many: true },
};

/** Methods of an entity manager that take an entity or its class. */
export const managerMethods: Readonly<Record<string, CrudMethod>> = {
  find: { verb: 'select', many: false, by: 'key' },
  get: { verb: 'select', many: false, by: 'key' },
  load: { verb: 'select', many: false, by: 'key' },
  getReference: { verb: 'select', many: false, by: 'key' },
  persist: { verb: 'insert', many: false },
  merge: { verb: 'upsert', many: false },
  remove: { verb: 'delete', many: false, by: 'key' },
  save: { verb: 'insert', many: false },
  saveOrUpdate: { verb: 'upsert', many: false },
  update: { verb: 'update', many: false, by: 'key' },
  delete: { verb: 'delete', many: false, by: 'key' },
};

export const managerModules = ['jakarta.persistence', 'javax.persistence', 'org.hibernate'];
export const managerTypes = ['EntityManager', 'EntityManagerFactory', 'Session', 'SessionFactory', 'StatelessSession'];
