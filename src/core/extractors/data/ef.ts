import type { DataVerb } from '../../model/data-access.ts';

/** Entity Framework Core: tables are classes that a context keeps sets of. */
export const ef = {
  id: 'ef-core',
  title: 'Entity Framework Core',
  /** Classes of the framework that a context extends. */
  context: /(?:^|\.)\w*DbContext(?:<|$)/,
  set: 'DbSet',
  configuration: /(?:^|\.)IEntityTypeConfiguration<([\w.]+)>$/,
  builder: /(?:^|\.)EntityTypeBuilder<([\w.]+)>$/,
  snakeCase: 'UseSnakeCaseNamingConvention',
} as const;

/** Types that hold rows of an entity, or will give them. */
export const rowTypes: ReadonlySet<string> = new Set([
  'DbSet',
  'IQueryable',
  'IOrderedQueryable',
  'IIncludableQueryable',
  'ObjectSet',
]);

/** A type as it is written whose values are queries that whoever gets one may go on with. */
export const queryType = /^(?:(?:Value)?Task<)?(?:[\w.]*\.)?(?:I(?:Ordered|Includable)?Queryable|DbSet)\s*</;

/** Types of which a value holds several of what it is of. */
export const collectionTypes: ReadonlySet<string> = new Set([
  ...rowTypes,
  ...'IEnumerable ICollection IList IReadOnlyList IReadOnlyCollection List HashSet ISet Collection IAsyncEnumerable'.split(
    ' ',
  ),
]);

type Step =
  | { readonly does: 'filter' }
  | { readonly does: 'sort'; readonly descending: boolean }
  | { readonly does: 'limit' }
  | { readonly does: 'include' }
  | { readonly does: 'join' }
  | { readonly does: 'one' }
  | { readonly does: 'count' }
  | { readonly does: 'all' }
  | { readonly does: 'key' }
  | { readonly does: 'verb'; readonly verb: DataVerb }
  | { readonly does: 'raw' }
  | { readonly does: 'project' };

const filter: Step = { does: 'filter' };
const one: Step = { does: 'one' };
const count: Step = { does: 'count' };
const all: Step = { does: 'all' };

/** Steps of a query by name, without the `Async` that most of them may end with. */
export const querySteps: Readonly<Record<string, Step>> = {
  Where: filter,
  OrderBy: { does: 'sort', descending: false },
  OrderByDescending: { does: 'sort', descending: true },
  ThenBy: { does: 'sort', descending: false },
  ThenByDescending: { does: 'sort', descending: true },
  Take: { does: 'limit' },
  Select: { does: 'project' },
  SelectMany: { does: 'project' },
  Include: { does: 'include' },
  ThenInclude: { does: 'include' },
  Join: { does: 'join' },
  GroupJoin: { does: 'join' },
  LeftJoin: { does: 'join' },
  First: one,
  FirstOrDefault: one,
  Single: one,
  SingleOrDefault: one,
  Last: one,
  LastOrDefault: one,
  Any: count,
  All: count,
  Count: count,
  LongCount: count,
  Contains: count,
  Sum: count,
  Max: count,
  Min: count,
  Average: count,
  ToList: all,
  ToArray: all,
  ToDictionary: all,
  ToHashSet: all,
  ToLookup: all,
  ForEach: all,
  AsAsyncEnumerable: all,
  AsEnumerable: all,
  Load: all,
  Find: { does: 'key' },
  ExecuteUpdate: { does: 'verb', verb: 'update' },
  ExecuteDelete: { does: 'verb', verb: 'delete' },
  FromSql: { does: 'raw' },
  FromSqlRaw: { does: 'raw' },
  FromSqlInterpolated: { does: 'raw' },
};

/** Steps that neither choose rows nor end a query. */
export const passingSteps: ReadonlySet<string> = new Set(
  `AsNoTracking AsNoTrackingWithIdentityResolution AsTracking AsQueryable AsSplitQuery AsSingleQuery AsExpandable Adapt
  Cacheable Cast ConfigureAwait Concat DefaultIfEmpty Distinct Except GetAsyncEnumerator GroupBy IgnoreAutoIncludes
  IgnoreQueryFilters Intersect OfType OrderBy ProjectTo ProjectToType Reverse Skip TagWith TagWithCallSite ToQueryString
  Union WithCancellation`.split(/\s+/),
);

/** Packages and people call what cuts a query into pages by many names: `ToPagedListAsync`, `PageBy`, `ApplyPaging`. */
export const paging = /Pag(?:e[ds]?|er|inat(?:e[ds]?|ion)|ing)(?![a-z])|Gridify/;

/** Classes that keep the conditions of a query: of Ardalis.Specification, or of one's own. */
export const specificationBase = /(?:Specification|Spec)(?:Base)?$/;

/** What specifications of one's own call steps of a query, after `Add` or `Apply`. */
export const specificationSteps: Readonly<Record<string, string>> = {
  Criteria: 'Where',
  Condition: 'Where',
  Filter: 'Where',
  Predicate: 'Where',
  OrderByDesc: 'OrderByDescending',
  Includes: 'Include',
};

/** Methods of a set or a context that note what is saved later. */
export const trackingMethods: Readonly<Record<string, DataVerb>> = {
  Add: 'insert',
  AddRange: 'insert',
  Update: 'update',
  UpdateRange: 'update',
  Attach: 'update',
  Entry: 'update',
  Remove: 'delete',
  RemoveRange: 'delete',
};

export function withoutAsync(name: string): string {
  return name.replace(/Async$/, '');
}
