using Microsoft.EntityFrameworkCore;

namespace Kiln.Api;

public class Firing
{
    public int Id { get; set; }
    public string Glaze { get; set; } = "";
    public int Degrees { get; set; }
    public DateTime LitAt { get; set; }
}

public class FiringContext(DbContextOptions<FiringContext> options) : DbContext(options)
{
    public DbSet<Firing> Firings => Set<Firing>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Firing>().HasIndex(firing => firing.LitAt);
    }
}
