import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

const entities = `public class Loan { public int Id { get; set; } public string Borrower { get; set; } public bool Returned { get; set; } public DateTime Due { get; set; }
    private readonly List<Line> _lines = new();
    public IReadOnlyCollection<Line> Lines => _lines.AsReadOnly(); }
public class Line { public int Id { get; set; } public int InstrumentId { get; set; } }
public class LoanContext : DbContext { public DbSet<Loan> Loans { get; set; } public DbSet<Line> Lines { get; set; } }
`;

/** A shop that lends instruments, with `files` of its own; its one route runs `ask` with a repository `loans`. */
async function loans(files: Readonly<Record<string, string>>, ask: string): Promise<System> {
  return await systemOf({
    'Loans.csproj':
      '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Microsoft.EntityFrameworkCore" Version="8.0.0" /></ItemGroup></Project>',
    'Program.cs': `var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/loans", async (IRepository<Loan> loans, LoanContext db, string borrower, int page) => { ${ask} });
app.Run();
`,
    'Entities.cs': entities,
    ...files,
  });
}

const packaged = {
  'Repository.cs': `using Ardalis.Specification;
using Ardalis.Specification.EntityFrameworkCore;
public interface IRepository<T> : IRepositoryBase<T> where T : class { }
public class EfRepository<T> : RepositoryBase<T>, IRepository<T> where T : class { public EfRepository(LoanContext db) : base(db) { } }
`,
  'Specifications.cs': `using Ardalis.Specification;
public class OpenLoans : Specification<Loan>
{
    public OpenLoans(string borrower)
    {
        Query.Where(l => l.Borrower == borrower && !l.Returned).Include(l => l.Lines).OrderByDescending(l => l.Due);
    }
    public OpenLoans(int skip, int take, string borrower) : this(borrower) { Query.Skip(skip).Take(take); }
}
public class LateLoans : Specification<Loan>
{
    public LateLoans(bool all) { Query.Where(l => !l.Returned); if (!all) Query.Where(l => l.Due < DateTime.Now); }
}
`,
};

test('a specification of Ardalis says what a repository of the package reads', async () => {
  const system = await loans(packaged, 'var open = new OpenLoans(borrower); return await loans.ListAsync(open);');
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /loans → select Lines
    GET /loans → select Loans by Borrower, Returned sorted by Due"
  `);
});

test('methods of the package read and write rows by key, without a specification', async () => {
  const system = await loans(
    packaged,
    `var loan = await loans.GetByIdAsync(page);
  loan.Returned = true;
  await loans.UpdateAsync(loan);
  await loans.AddAsync(new Loan());
  return await loans.CountAsync();`,
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /loans → count Loans
    GET /loans → insert Loans
    GET /loans → select Loans by Id limited
    GET /loans → update Loans by Id"
  `);
});

test('conditions that a specification has at times are told apart, as are those of a query it is applied to', async () => {
  const system = await loans(
    packaged,
    'return await db.Loans.WithSpecification(new LateLoans(page > 1)).FirstAsync();',
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`"GET /loans → select Loans by Returned at times by Due limited"`);
});

const own = {
  'Repository.cs': `public interface IRepository<T> { Task<IReadOnlyList<T>> ListAsync(ISpecification<T> spec); Task<int> CountAsync(ISpecification<T> spec); }
public class Repository<T> : IRepository<T> where T : class
{
    private readonly LoanContext _context;
    public Repository(LoanContext context) { _context = context; }
    public async Task<IReadOnlyList<T>> ListAsync(ISpecification<T> spec) => await Apply(spec).ToListAsync();
    public async Task<int> CountAsync(ISpecification<T> spec) => await Apply(spec).CountAsync();
    private IQueryable<T> Apply(ISpecification<T> spec) => SpecificationEvaluator<T>.GetQuery(_context.Set<T>().AsQueryable(), spec);
}
public class SpecificationEvaluator<T> where T : class
{
    public static IQueryable<T> GetQuery(IQueryable<T> input, ISpecification<T> spec)
    {
        var query = input;
        if (spec.Criteria != null) query = query.Where(spec.Criteria);
        if (spec.OrderBy != null) query = query.OrderBy(spec.OrderBy);
        return spec.Includes.Aggregate(query, (current, include) => current.Include(include));
    }
}
`,
  'Specifications.cs': `public interface ISpecification<T> { Expression<Func<T, bool>> Criteria { get; } Expression<Func<T, object>> OrderBy { get; } List<Expression<Func<T, object>>> Includes { get; } }
public class BaseSpecification<T> : ISpecification<T>
{
    public BaseSpecification(Expression<Func<T, bool>> criteria) { Criteria = criteria; }
    public Expression<Func<T, bool>> Criteria { get; }
    public Expression<Func<T, object>> OrderBy { get; private set; }
    public List<Expression<Func<T, object>>> Includes { get; } = new();
    protected void AddInclude(Expression<Func<T, object>> include) { Includes.Add(include); }
    protected void AddOrderBy(Expression<Func<T, object>> by) { OrderBy = by; }
    protected void ApplyPaging(int skip, int take) { }
}
public class LoansOfBorrower : BaseSpecification<Loan>
{
    public LoansOfBorrower(string borrower) : base(l => l.Borrower == borrower) { }
    public LoansOfBorrower(string borrower, int page) : base(l => l.Borrower == borrower)
    {
        AddInclude(l => l.Lines);
        AddOrderBy(l => l.Due);
        ApplyPaging(page * 20, 20);
    }
}
`,
};

test('specifications of one’s own are read as they are made, by the constructor that is called', async () => {
  const system = await loans(
    own,
    `var count = await loans.CountAsync(new LoansOfBorrower(borrower));
  var spec = new LoansOfBorrower(borrower, page);
  return await loans.ListAsync(spec);`,
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /loans → count Loans by Borrower
    GET /loans → select Lines limited
    GET /loans → select Loans by Borrower sorted by Due limited"
  `);
});
