using Harbor.Berths.Storage;

namespace Harbor.Berths.Endpoints;

public record NewMooring(int BerthId, string Ship, DateTimeOffset Arrives);

public static class MooringEndpoints
{
    public static void MapMoorings(this IEndpointRouteBuilder routes)
    {
        var moorings = routes.MapGroup("/moorings");

        moorings.MapGet("/{id:guid}", async (Guid id, IMooringStore store) =>
            await store.Find(id) is { } mooring ? Results.Ok(mooring) : Results.NotFound());

        moorings.MapPost("/", Moor)
            .RequireAuthorization("harbor-master")
            .RequireRateLimiting("radio")
            .AddEndpointFilter<ValidationFilter<NewMooring>>();

        moorings.MapDelete("/{id:guid}", async (Guid id, IMooringStore store) =>
        {
            await store.Depart(id);
            return Results.NoContent();
        });
    }

    private static async Task<IResult> Moor(NewMooring request, IMooringStore store, IPublishEndpoint bus)
    {
        var mooring = new Mooring(Guid.NewGuid(), request.BerthId, request.Ship, request.Arrives);
        await store.Add(mooring);
        await bus.Publish(new ShipMoored(mooring.Id, mooring.Ship, mooring.Arrives));
        return Results.Created($"/harbor/moorings/{mooring.Id}", mooring);
    }
}
