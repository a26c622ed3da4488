using Microsoft.EntityFrameworkCore;

namespace Museum.Loans.Data;

public class LoansContext : DbContext
{
    public LoansContext(DbContextOptions<LoansContext> options) : base(options)
    {
    }

    public DbSet<Loan> Loans { get; set; }
}

[Index(nameof(ExhibitId))]
public class Loan
{
    public int Id { get; set; }
    public Guid ExhibitId { get; set; }
    public DateOnly Until { get; set; }
    public Borrower Borrower { get; set; } = null!;
}

public class Borrower
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}
