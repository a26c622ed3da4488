import type { DataVerb } from '../../model/data-access.ts';

/** Classes and interfaces of packages that are repositories of the entity they are given: Ardalis.Specification, ABP. */
export const packagedRepositories: ReadonlySet<string> = new Set(
  `RepositoryBase RepositoryBaseOfT IRepositoryBase IReadRepositoryBase EfRepository IRepository IReadOnlyRepository
  IBasicRepository IReadOnlyBasicRepository EfCoreRepository`.split(/\s+/),
);

type RepositoryMethod = { readonly step: string } | { readonly verb: DataVerb; readonly many?: true };

const one: RepositoryMethod = { step: 'FirstOrDefault' };
const key: RepositoryMethod = { step: 'Find' };
const all: RepositoryMethod = { step: 'ToList' };
const count: RepositoryMethod = { step: 'Count' };

/** What their methods do, without the `Async` that most end with: a step that ends a query, or a change. */
export const repositoryMethods: Readonly<Record<string, RepositoryMethod>> = {
  GetById: key,
  Get: key,
  Find: key,
  FirstOrDefault: one,
  SingleOrDefault: one,
  GetBySpec: one,
  GetSingleBySpec: one,
  List: all,
  GetList: all,
  GetPagedList: all,
  AsAsyncEnumerable: all,
  Count: count,
  GetCount: count,
  Any: count,
  Add: { verb: 'insert' },
  AddRange: { verb: 'insert', many: true },
  Insert: { verb: 'insert' },
  InsertMany: { verb: 'insert', many: true },
  Update: { verb: 'update' },
  UpdateRange: { verb: 'update', many: true },
  UpdateMany: { verb: 'update', many: true },
  Delete: { verb: 'delete' },
  DeleteRange: { verb: 'delete', many: true },
  DeleteMany: { verb: 'delete', many: true },
};
