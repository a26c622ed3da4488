using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Museum.Collection.Core;

namespace Museum.Collection.Data;

public class CollectionContext(DbContextOptions<CollectionContext> options) : DbContext(options), ICollectionContext
{
    public DbSet<Exhibit> Exhibits => Set<Exhibit>();
    public DbSet<Room> Rooms => Set<Room>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CollectionContext).Assembly);
}

public class ExhibitConfiguration : IEntityTypeConfiguration<Exhibit>
{
    public void Configure(EntityTypeBuilder<Exhibit> builder)
    {
        builder.ToTable("exhibits");
        builder.Property(exhibit => exhibit.Title).HasMaxLength(200);
        builder.HasIndex(exhibit => exhibit.Artist);
        builder.HasOne(exhibit => exhibit.Room)
            .WithMany(room => room.Exhibits)
            .HasForeignKey(exhibit => exhibit.RoomId)
            .OnDelete(DeleteBehavior.SetNull);
    }
}

public class RoomConfiguration : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> builder)
    {
        builder.ToTable("rooms");
        builder.HasIndex(room => new { room.Floor, room.Name }).IsUnique();
    }
}
