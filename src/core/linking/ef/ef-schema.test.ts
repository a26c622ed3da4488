import { expect, test } from 'vitest';
import { tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const model = {
  'Program.cs': 'var app = WebApplication.CreateBuilder(args).Build(); app.MapGet("/", () => 1);',
  'Data/OrchardContext.cs': `
    namespace Orchard.Data;
    public class OrchardContext(DbContextOptions<OrchardContext> options) : DbContext(options)
    {
        public DbSet<Tree> Trees => Set<Tree>();
        public DbSet<Row> Rows { get; set; }
        protected override void OnModelCreating(ModelBuilder builder)
        {
            builder.ApplyConfigurationsFromAssembly(typeof(OrchardContext).Assembly);
            builder.Entity<Row>(row =>
            {
                row.HasIndex(r => new { r.Field, r.Number }).IsUnique().HasDatabaseName("ux_rows_place");
                row.OwnsOne(r => r.Slope, slope => slope.Property(s => s.Aspect).HasColumnName("facing"));
                row.Property(r => r.Field).HasColumnName("field_name").HasMaxLength(40);
            });
            builder.Entity<Harvest>().HasKey(h => new { h.TreeId, h.Day });
            builder.Entity<Graft>().HasBaseType<Tree>();
        }
    }`,
  'Data/TreeConfiguration.cs': `
    namespace Orchard.Data;
    public class TreeConfiguration : IEntityTypeConfiguration<Tree>
    {
        public void Configure(EntityTypeBuilder<Tree> builder)
        {
            builder.ToTable("trees", "orchard");
            builder.HasOne(t => t.Row).WithMany(r => r.Trees).HasForeignKey(t => t.RowId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(t => t.Price).HasPrecision(8, 2);
            builder.Ignore(t => t.Label);
        }
    }`,
  'Model/Tree.cs': `
    namespace Orchard.Data;
    public abstract class Entity { public Guid Id { get; private set; } [Timestamp] public byte[] Version { get; set; } }
    public class Tree : Entity
    {
        private readonly List<Harvest> _harvests = [];
        public required string Variety { get; set; }
        public int RowId { get; set; }
        public Row Row { get; set; } = null!;
        public Gardener? PlantedBy { get; set; }
        public decimal Price { get; set; }
        public string Label { get; set; }
        public State State { get; set; }
        public bool Old => Age > 30;
        public IReadOnlyCollection<Harvest> Harvests => _harvests;
        public List<Pest> Pests { get; } = [];
        [NotMapped] public int Age { get; set; }
    }
    public class Graft : Tree { public string Rootstock { get; set; } }
    public enum State { Young, Bearing }
    public class Row { public int Id { get; set; } public string Field { get; set; } public int Number { get; set; } public List<Tree> Trees { get; set; } public Slope Slope { get; set; } }
    public record Slope(double Degrees, string Aspect);
    [Table("gardeners"), Index(nameof(Email), IsUnique = true)]
    public class Gardener { [Key] public int Number { get; set; } [Required, MaxLength(80)] public string? Email { get; set; } }
    public class Harvest { public Guid TreeId { get; set; } public DateOnly Day { get; set; } public Tree Tree { get; set; } public double Kilograms { get; set; } }
    public class Pest { public int PestId { get; set; } public string Name { get; set; } public ICollection<Tree> Trees { get; set; } }`,
};

test('tables of a context, with what conventions, attributes and configurations say', async () => {
  const system = await systemOf(model);
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "Harvest (TreeId, Day)
        references TreeId > trees
    Pest (PestId)
    PestTree (PestsId, TreesId)
        references PestsId > Pest, TreesId > trees
        indexes (TreesId)
    Rows (Id)
        indexes unique (field_name, Number)
    gardeners (Number)
        indexes unique (Email)
    trees (Id)
        references PlantedByNumber > gardeners, RowId > Rows
        indexes (PlantedByNumber), (RowId)"
  `);
  const columns = system.tables.map(
    ({ name, schema, columns: own }) =>
      `${schema === undefined ? '' : `${schema}.`}${name}: ${own.map((c) => `${c.name} ${c.type}${c.nullable ? '?' : ''}`).join(', ')}`,
  );
  expect(columns.join('\n')).toMatchInlineSnapshot(`
    "Harvest: TreeId uuid, Day date, Kilograms double precision
    Pest: PestId integer, Name text
    PestTree: PestsId integer, TreesId uuid
    Rows: Id integer, field_name varchar(40), Number integer, Slope_Degrees double precision, facing text
    gardeners: Number integer, Email varchar(80)
    orchard.trees: Id uuid, Version bytea, Variety text, RowId integer, Price numeric(8,2), State integer, Rootstock text?, PlantedByNumber integer?"
  `);
});
