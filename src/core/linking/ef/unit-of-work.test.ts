import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

const project =
  '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Microsoft.EntityFrameworkCore" Version="8.0.0" /></ItemGroup></Project>';

/** A greenhouse in layers, its container filled by the `Program.cs` at the top; `routes` are those of its one controller. */
async function greenhouse(routes: string): Promise<System> {
  return await systemOf({
    'Greenhouse.csproj': project,
    'Program.cs': `var builder = WebApplication.CreateBuilder(args);
builder.Services.AddScoped(typeof(IRepository<>), typeof(Repository<>));
builder.Services.AddScoped<IPlantRepository, PlantRepository>();
builder.Services.AddScoped<IUnitOfWork>(services => new UnitOfWork(services.GetRequiredService<GreenhouseContext>()));
builder.Services.AddScoped(typeof(ICrudService<>), typeof(CrudService<>));
var app = builder.Build();
app.MapControllers();
app.Run();
`,
    'Domain/Plant.cs': `public class Plant { public int Id { get; set; } public string Species { get; set; } public bool Dead { get; private set; } public int PotId { get; set; } public Pot Pot { get; set; } public void Wither() { Dead = true; } }
public class Pot { public int Id { get; set; } public string Shelf { get; set; } public int Litres { get; set; } }
`,
    'Domain/Interfaces.cs': `public interface IRepository<T> where T : class
{
    Task<T?> GetByIdAsync(int id);
    Task<IReadOnlyList<T>> GetAllAsync(Expression<Func<T, bool>>? filter = null, string? includes = null);
    Task<T?> GetAsync(Expression<Func<T, bool>> filter, params Expression<Func<T, object>>[] includes);
    Task AddAsync(T row);
    void Remove(T row);
}
public interface IPlantRepository : IRepository<Plant> { Task<List<Plant>> OfSpeciesAsync(string species); Task ReviveAsync(int id); }
public interface IUnitOfWork
{
    IPlantRepository Plants { get; }
    IRepository<Pot> Pots { get; }
    IRepository<TEntity> Repository<TEntity>() where TEntity : class;
    Task BeginTransactionAsync();
    Task<int> CommitAsync(CancellationToken token = default);
}
`,
    'Infrastructure/Repository.cs': `public class Repository<T> : IRepository<T> where T : class
{
    protected readonly DbSet<T> _rows;
    public Repository(GreenhouseContext context) { _rows = context.Set<T>(); }
    public async Task<T?> GetByIdAsync(int id) => await _rows.FindAsync(id);
    public async Task<IReadOnlyList<T>> GetAllAsync(Expression<Func<T, bool>>? filter = null, string? includes = null)
    {
        IQueryable<T> query = _rows;
        if (filter != null) query = query.Where(filter);
        if (includes != null)
            foreach (var name in includes.Split(',')) query = query.Include(name);
        return await query.ToListAsync();
    }
    public async Task<T?> GetAsync(Expression<Func<T, bool>> filter, params Expression<Func<T, object>>[] includes)
        => await includes.Aggregate(_rows.AsQueryable(), (query, include) => query.Include(include)).FirstOrDefaultAsync(filter);
    public async Task AddAsync(T row) => await _rows.AddAsync(row);
    public void Remove(T row) => _rows.Remove(row);
}
public class PlantRepository : Repository<Plant>, IPlantRepository
{
    public PlantRepository(GreenhouseContext context) : base(context) { }
    public Task<List<Plant>> OfSpeciesAsync(string species) => _rows.Where(p => p.Species == species).ToListAsync();
    public async Task ReviveAsync(int id) { var plant = await _rows.FirstAsync(p => p.Id == id); plant.PotId = 0; }
}
`,
    'Infrastructure/UnitOfWork.cs': `public class GreenhouseContext : DbContext { public DbSet<Plant> Plants { get; set; } public DbSet<Pot> Pots { get; set; } }
public class UnitOfWork : IUnitOfWork
{
    private readonly GreenhouseContext _context;
    private IPlantRepository? _plants;
    private readonly Hashtable _repositories = new();
    public UnitOfWork(GreenhouseContext context) => _context = context;
    public IPlantRepository Plants => _plants ??= new PlantRepository(_context);
    public IRepository<Pot> Pots => new Repository<Pot>(_context);
    public IRepository<TEntity> Repository<TEntity>() where TEntity : class => (IRepository<TEntity>)_repositories[typeof(TEntity).Name];
    public Task BeginTransactionAsync() => _context.Database.BeginTransactionAsync();
    public Task<int> CommitAsync(CancellationToken token = default) => _context.SaveChangesAsync(token);
}
`,
    'Application/CrudService.cs': `public interface ICrudService<TEntity> where TEntity : class { Task<TEntity?> OneAsync(int id); }
public class CrudService<TEntity> : ICrudService<TEntity> where TEntity : class
{
    private readonly IRepository<TEntity> _repository;
    public CrudService(IRepository<TEntity> repository) { _repository = repository; }
    public Task<TEntity?> OneAsync(int id) => _repository.GetByIdAsync(id);
}
`,
    'Api/GreenhouseController.cs': `[ApiController]
[Route("plants")]
public class GreenhouseController : ControllerBase
{
    private readonly IUnitOfWork _work;
    private readonly IRepository<Pot> _pots;
    private readonly ICrudService<Plant> _plants;
    public GreenhouseController(IUnitOfWork work, IRepository<Pot> pots, ICrudService<Plant> plants) { _work = work; _pots = pots; _plants = plants; }
    [HttpPost]
    public async Task<IActionResult> Act(string species, int[] ids) { ${routes} return Ok(); }
}
`,
  });
}

test.each([
  ['a property of the unit of work', 'await _work.Pots.GetByIdAsync(1);', 'select Pots by Id limited'],
  [
    'a repository that a method gives',
    'await _work.Repository<Plant>().GetByIdAsync(1);',
    'select Plants by Id limited',
  ],
  ['a repository that is injected', 'await _pots.GetAllAsync();', 'select Pots'],
  ['a class that extends the generic one', 'await _work.Plants.OfSpeciesAsync(species);', 'select Plants by Species'],
  ['a generic service over a generic repository', 'await _plants.OneAsync(1);', 'select Plants by Id limited'],
])('%s reaches its table', async (_, code, query) => {
  const system = await greenhouse(code);
  expect(accessesText(system)).toBe(`POST /plants → ${query}`);
});

test('conditions and relations that are handed over belong to the query, by place or by name', async () => {
  const system = await greenhouse(`await _work.Plants.GetAllAsync(p => p.Species == species, includes: "Pot");
        await _work.Plants.GetAsync(p => p.Dead, p => p.Pot);`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /plants → select Plants by Dead limited
    POST /plants → select Plants by Species
    POST /plants → select Pots
    POST /plants → select Pots limited"
  `);
});

test('what was loaded by repositories and changed is saved by the unit of work', async () => {
  const system = await greenhouse(`await _work.BeginTransactionAsync();
        foreach (var id in ids)
        {
            var plant = await _work.Plants.GetByIdAsync(id) ?? throw new KeyNotFoundException();
            plant.Wither();
            var pot = await _pots.GetByIdAsync(plant.PotId);
            pot.Shelf = "compost";
        }
        await _work.CommitAsync();`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /plants → select Plants by Id limited, in a loop, in a transaction
    POST /plants → select Pots by Id limited, in a loop, in a transaction
    POST /plants → update Plants by Id
    POST /plants → update Pots by Id"
  `);
});

test('what a method of a repository changed is saved with the rest, but nothing that is new or added', async () => {
  const system = await greenhouse(`await _work.Plants.ReviveAsync(3);
        var pot = new Pot { Litres = 3 };
        pot.Shelf = "window";
        await _work.Pots.AddAsync(pot);
        await _work.CommitAsync();`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /plants → insert Pots
    POST /plants → select Plants by Id limited
    POST /plants → update Plants by Id"
  `);
});
