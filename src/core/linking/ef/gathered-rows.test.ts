import { expect, test } from 'vitest';
import { accessesText, tablesText } from '../../../../test/support/facts-text.ts';
import { reviewFiles, systemOf } from '../../../../test/support/system-of.ts';

function boathouse(actions: string): Record<string, string> {
  return {
    'Boathouse.csproj':
      '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Microsoft.EntityFrameworkCore" Version="8.0.0" /></ItemGroup></Project>',
    'Boats.cs': `public class Boat { public int Id { get; set; } public string Name { get; set; } public string Pier { get; set; } }
public class BoathouseContext : DbContext
{
    public DbSet<Boat> Boats => Set<Boat>();
    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Boat>().ToTable("boats").HasIndex(b => b.Pier);
    }
}
`,
    'BoatsController.cs': `[ApiController]
[Route("boats")]
public class BoatsController : ControllerBase
{
    private readonly BoathouseContext _db;
    public BoatsController(BoathouseContext db) { _db = db; }
${actions}
}
`,
  };
}

test('an index is read where it stands behind what is said of the table', async () => {
  expect(tablesText(await systemOf(boathouse('')))).toMatchInlineSnapshot(`
    "boats (Id)
        indexes (Pier)"
  `);
});

test('a list that is made is no call of a method that has its name', async () => {
  const system = await systemOf(
    boathouse(`    [HttpGet] public async Task<List<Boat>> List() => await _db.Boats.OrderBy(b => b.Name).Take(50).ToListAsync();
    [HttpGet("names")] public async Task<object> Names()
    {
        var names = new List<object>();
        names.Add(new { Count = await _db.Boats.CountAsync() });
        return names;
    }`),
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /boats → select boats sorted by Name limited
    GET /boats/names → count boats"
  `);
});

test('rows that wait for one save repeat nothing; a save in the loop does', async () => {
  const told = async (saves: string) => {
    const { review } = await reviewFiles(
      boathouse(`    [HttpPost] public async Task<IActionResult> Add(List<string> names)
    {
        foreach (var name in names) { _db.Boats.Add(new Boat { Name = name }); ${saves} }
        await _db.SaveChangesAsync();
        return Ok();
    }`),
    );
    return review.findings.filter(({ rule }) => rule === 'n-plus-one-query').map(({ title }) => title);
  };
  expect(await told('')).toEqual([]);
  expect(await told('await _db.SaveChangesAsync();')).toEqual([
    'POST /boats inserts into boats once per item of a loop',
  ]);
});

test('alternatives choose nothing by themselves, and a question that may be left out only at times', async () => {
  const system = await systemOf(
    boathouse(`    [HttpGet] public async Task<object> Search(string? pier, string? name)
    {
        var some = await _db.Boats.Where(b => b.Id > 5 && (pier == null || b.Pier == pier)).ToListAsync();
        var named = await _db.Boats.Where(b => string.IsNullOrEmpty(name) || b.Name == name).ToListAsync();
        return some.Count + named.Count;
    }
    [HttpGet("any")] public async Task<object> Any() => await _db.Boats.Where(b => b.Name == "x" || b.Pier == "y").ToListAsync();`),
  );
  const said = system.accesses.map(
    ({ filters, optionalFilters = [], filtersKnown }) =>
      [filters, optionalFilters].map((list) => list.map(({ column }) => column).join()).join(' / ') +
      (filtersKnown ? '' : ' and more'),
  );
  expect(said).toMatchInlineSnapshot(`
    [
      "Name,Pier /  and more",
      "Id / Pier",
      " / Name",
    ]
  `);
});
