using System.Net.Http.Json;
using Harbor.Contracts;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Harbor.Pilots;

public class BerthsOptions
{
    public string Url { get; set; } = "";
}

public record MooringView(Guid Id, int BerthId, string Ship);

public class AssignPilot : IConsumer<ShipMoored>
{
    private readonly IHttpClientFactory _clients;
    private readonly BerthsOptions _berths;

    public AssignPilot(IHttpClientFactory clients, IOptions<BerthsOptions> berths)
    {
        _clients = clients;
        _berths = berths.Value;
    }

    public async Task Consume(ConsumeContext<ShipMoored> context)
    {
        var client = _clients.CreateClient("berths");
        var mooring = await client.GetFromJsonAsync<MooringView>(
            $"{_berths.Url}/harbor/moorings/{context.Message.MooringId}");
        var pilot = mooring!.BerthId % 2 == 0 ? "Aukje" : "Sjoerd";
        await context.Publish(new PilotAssigned(mooring.Id, pilot));
    }
}
