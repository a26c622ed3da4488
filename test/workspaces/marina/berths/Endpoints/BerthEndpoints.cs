using Harbor.Berths.Storage;
using Microsoft.Extensions.Caching.Distributed;

namespace Harbor.Berths.Endpoints;

public static class BerthEndpoints
{
    public static IEndpointRouteBuilder MapBerths(this IEndpointRouteBuilder routes)
    {
        var berths = routes.MapGroup("berths").WithTags("Berths");

        berths.MapGet("", async (decimal draught, IMooringStore store) =>
            TypedResults.Ok(await store.FreeFor(draught)));

        berths.MapGet("{id:int}/tide", Tide).AllowAnonymous();

        return routes;
    }

    private static async Task<IResult> Tide(int id, IDistributedCache cache)
    {
        var tide = await cache.GetStringAsync($"tide:{id}");
        return tide is null ? Results.NotFound() : Results.Text(tide);
    }
}
