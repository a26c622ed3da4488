using Dapper;
using Npgsql;

namespace Harbor.Berths.Storage;

public record Berth(int Id, string Pier, decimal Depth);

public record Mooring(Guid Id, int BerthId, string Ship, DateTimeOffset Arrives);

public interface IMooringStore
{
    Task<IEnumerable<Berth>> FreeFor(decimal draught);
    Task<Mooring?> Find(Guid id);
    Task Add(Mooring mooring);
    Task Depart(Guid id);
    Task<int> ForgetDeparted();
}

public sealed class MooringStore(NpgsqlDataSource source) : IMooringStore
{
    public async Task<IEnumerable<Berth>> FreeFor(decimal draught)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.QueryAsync<Berth>(
            """
            SELECT b.id, b.pier, b.depth
            FROM berths b
            WHERE b.depth > @draught
            ORDER BY b.pier
            LIMIT 40
            """,
            new { draught });
    }

    public async Task<Mooring?> Find(Guid id)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<Mooring>("SELECT * FROM moorings WHERE id = @id", new { id });
    }

    public async Task Add(Mooring mooring)
    {
        const string insert = @"
            INSERT INTO moorings (id, berth_id, ship, arrives)
            VALUES (@Id, @BerthId, @Ship, @Arrives)";

        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(insert, mooring);
    }

    public async Task Depart(Guid id)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("UPDATE moorings SET departed = now() WHERE id = @id", new { id }, transaction);
        await transaction.CommitAsync();
    }

    public async Task<int> ForgetDeparted()
    {
        await using var command = source.CreateCommand("DELETE FROM moorings WHERE departed < now() - interval '1 year'");
        return await command.ExecuteNonQueryAsync();
    }
}
