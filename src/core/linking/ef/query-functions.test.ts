import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

/** A kennel whose `Kennel.Ask` runs a query, with what else its methods and extension methods are. */
async function kennel(ask: string, methods = '', extensions = ''): Promise<System> {
  return await systemOf({
    'Kennel.csproj':
      '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Microsoft.EntityFrameworkCore" Version="8.0.0" /></ItemGroup></Project>',
    'Program.cs': `using Microsoft.EntityFrameworkCore;
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/dogs", (Kennel kennel) => kennel.Ask("hound", 1));
app.Run();

public class Dog { public int Id { get; set; } public int OwnerId { get; set; } public string Kind { get; set; } public bool Gone { get; set; } }
public class KennelContext : DbContext { public DbSet<Dog> Dogs { get; set; } }
public interface IRepository<T> { IQueryable<T> All(); IQueryable<T> Find(Expression<Func<T, bool>> predicate); }
public class Repository<T> : IRepository<T> where T : class
{
    private readonly KennelContext _db;
    public IQueryable<T> All() { return _db.Set<T>().AsNoTracking(); }
    public IQueryable<T> Find(Expression<Func<T, bool>> predicate) => _db.Set<T>().Where(predicate);
}
public class PaginatedList<T>
{
    public static async Task<PaginatedList<T>> CreateAsync(IQueryable<T> source, int page, int size)
    {
        var count = await source.CountAsync();
        return new PaginatedList<T>(await source.Skip(page * size).Take(size).ToListAsync(), count);
    }
}
public static class Queries
{
    public static IQueryable<Dog> Present(this IQueryable<Dog> dogs) => dogs.Where(d => !d.Gone);
    public static IQueryable<T> Page<T>(this IQueryable<T> query, int page) => query.Skip(page * 20).Take(20);
    public static IQueryable<T> WhereIf<T>(this IQueryable<T> query, bool asked, Expression<Func<T, bool>> predicate)
        => asked ? query.Where(predicate) : query;
${extensions}
}
public class Kennel
{
    private readonly KennelContext _db;
    private readonly IRepository<Dog> _dogs;
    public Kennel(KennelContext db, IRepository<Dog> dogs) { _db = db; _dogs = dogs; }
    public async Task<object> Ask(string kind, int page) { ${ask} }
    private IQueryable<Dog> OfKind(IQueryable<Dog> query, string kind)
    {
        if (kind == null) return query;
        return query.Where(d => d.Kind == kind);
    }
${methods}
}
`,
  });
}

/** Queries of `Kennel.Ask`; `or more` where there may be conditions that nobody could read. */
function asked(system: System): readonly string[] {
  const own = system.accesses.filter(({ operation }) => operation.endsWith('#Kennel.Ask'));
  return queriesText(system, 'Kennel.Ask').map((text, at) =>
    own[at]?.filtersKnown === false ? `${text} or more` : text,
  );
}

test('extension methods add their conditions, sorts and limit to a query', async () => {
  const system = await kennel('return await _db.Dogs.Present().OrderBy(d => d.Id).Page(page).ToListAsync();');
  expect(asked(system)).toEqual(['select Dogs by Gone sorted by Id limited']);
});

test('what only some ways through a function add is added at times', async () => {
  const system = await kennel(`var query = _db.Dogs.AsQueryable();
        query = OfKind(query, kind);
        query = query.Page(page).WhereIf(page > 0, d => d.OwnerId == page);
        return await query.ToListAsync();`);
  expect(asked(system)).toEqual(['select Dogs at times by Kind, OwnerId limited']);
});

test('a query that a method or property begins belongs to whoever goes on with it', async () => {
  const system = await kennel(
    'return await Begun().Where(d => d.OwnerId == page).Concat(Kept).ToListAsync();',
    `    private IQueryable<Dog> Begun() { return Kept.OrderBy(d => d.Kind); }
    private IQueryable<Dog> Kept => _db.Dogs.Where(d => !d.Gone);`,
  );
  expect(asked(system)).toEqual(['select Dogs by Gone, OwnerId sorted by Kind']);
  expect(system.accesses).toHaveLength(1);
});

test('a query that nobody goes on with is run by whoever calls the function', async () => {
  const system = await kennel(
    'foreach (var dog in Begun()) Say(dog);',
    '    private IQueryable<Dog> Begun() => _db.Dogs.Take(5);',
  );
  expect(asked(system)).toEqual(['select Dogs limited']);
});

test('a generic repository asks for the entity that it is used for', async () => {
  const found = await kennel('return await _dogs.Find(d => d.Kind == kind).Present().FirstOrDefaultAsync();');
  expect(asked(found)).toEqual(['select Dogs by Kind, Gone limited']);
  const all = await kennel('return await _dogs.All().Where(d => d.OwnerId == page).ToListAsync();');
  expect(asked(all)).toEqual(['select Dogs by OwnerId']);
});

test('a function that runs queries of any entity runs those that it is handed', async () => {
  const system = await kennel(
    'return await _db.Dogs.Present().OrderBy(d => d.Kind).ProjectTo<DogDto>(mapping).PaginatedListAsync(page, 20);',
    '',
    `    public static Task<PaginatedList<T>> PaginatedListAsync<T>(this IQueryable<T> query, int page, int size)
        => PaginatedList<T>.CreateAsync(query.AsNoTracking(), page, size);`,
  );
  expect(asked(system)).toEqual(['count Dogs by Gone', 'select Dogs by Gone sorted by Kind limited']);
  expect(system.accesses).toHaveLength(2);
});

test('a function that runs queries of one entity has the conditions of its callers', async () => {
  const system = await kennel(
    'return await Run(_db.Dogs.Where(d => d.OwnerId == page));',
    '    private async Task<List<Dog>> Run(IQueryable<Dog> dogs) { return await dogs.Take(5).ToListAsync(); }',
  );
  expect(queriesText(system, 'Kennel.Run')).toEqual(['select Dogs by OwnerId limited']);
  expect(system.accesses).toHaveLength(1);
});

test('conditions may be kept under a name', async () => {
  const system = await kennel(
    `Expression<Func<Dog, bool>> present = d => !d.Gone;
        return await _db.Dogs.Where(present).Where(IsOfKind(kind)).ToListAsync();`,
    '    private static Expression<Func<Dog, bool>> IsOfKind(string kind) => d => d.Kind == kind;',
  );
  expect(asked(system)).toEqual(['select Dogs by Gone, Kind']);
});

test('what a package does to a query leaves it open what is chosen, and pages limit it', async () => {
  const paged = await kennel('return await _db.Dogs.Present().ToPagedListAsync(page, 20);');
  expect(asked(paged)).toEqual(['select Dogs by Gone limited']);
  const sieved = await kennel(
    'var dogs = _db.Dogs.AsNoTracking(); dogs = _sieve.Apply(page, dogs); return await dogs.ToListAsync();',
  );
  expect(asked(sieved)).toEqual(['select Dogs or more']);
});

test('a count that is asked for before the page is cut is of all rows', async () => {
  const system = await kennel(`var dogs = _db.Dogs.Present();
        var total = await dogs.CountAsync();
        dogs = dogs.Take(20);
        return (total, await dogs.ToListAsync());`);
  expect(asked(system)).toEqual(['count Dogs by Gone', 'select Dogs by Gone limited']);
});
