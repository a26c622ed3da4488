using Kiln.Api;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.AddNpgsqlDbContext<FiringContext>("firings");
builder.Services.AddHttpClient<GlazeClient>(client =>
{
    client.BaseAddress = new Uri("https+http://glazes");
    client.Timeout = TimeSpan.FromSeconds(3);
});
builder.Services.AddAuthentication().AddJwtBearer();
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();

var firings = app.MapGroup("/firings").RequireAuthorization();
firings.MapGet("/", (FiringContext log) => log.Firings.OrderByDescending(firing => firing.LitAt).Take(20).ToListAsync());
firings.MapPost("/", async (NewFiring wanted, FiringContext log, GlazeClient glazes) =>
{
    var heat = await glazes.HeatOf(wanted.Glaze);
    log.Firings.Add(new Firing { Glaze = wanted.Glaze, Degrees = heat, LitAt = DateTime.UtcNow });
    await log.SaveChangesAsync();
    return Results.Created();
});

app.Run();

public record NewFiring(string Glaze);
