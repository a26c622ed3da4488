using Microsoft.Extensions.Caching.Distributed;

namespace Harbor.Berths.Endpoints;

public class PilotAssignedConsumer(IDistributedCache cache) : IConsumer<PilotAssigned>
{
    public Task Consume(ConsumeContext<PilotAssigned> context) =>
        cache.SetStringAsync(
            $"pilot:{context.Message.MooringId}",
            context.Message.Pilot,
            new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(12) });
}
