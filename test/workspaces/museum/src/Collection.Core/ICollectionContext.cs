using Microsoft.EntityFrameworkCore;

namespace Museum.Collection.Core;

public interface ICollectionContext
{
    DbSet<Exhibit> Exhibits { get; }
    DbSet<Room> Rooms { get; }
    Task<int> SaveChangesAsync(CancellationToken cancellationToken = default);
}
