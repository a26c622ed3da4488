using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace Kiosk;

public class Postcard
{
    public int Id { get; set; }
    public string Motif { get; set; } = "";
}

public class KioskContext(DbContextOptions<KioskContext> options) : DbContext(options)
{
    public DbSet<Postcard> Postcards => Set<Postcard>();
}

[ApiController]
[Route("kiosk/[controller]")]
public class PostcardsController(KioskContext db, IAmazonSQS coal, IConnectionMultiplexer bells) : ControllerBase
{
    [HttpPut("{id}")]
    public async Task<IActionResult> Replace(int id, Postcard postcard)
    {
        if (id != postcard.Id) return BadRequest();
        db.Entry(postcard).State = EntityState.Modified;
        await db.SaveChangesAsync();
        return NoContent();
    }

    [HttpPost("{id}/stamp")]
    public async Task Stamp(int id)
    {
        await coal.SendMessageAsync(new SendMessageRequest { QueueUrl = "https://sqs.eu-central-1.amazonaws.com/71/coal" });
        await bells.GetSubscriber().PublishAsync("departures", "stamped");
    }
}
