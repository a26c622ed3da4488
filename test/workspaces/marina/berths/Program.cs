using Harbor.Berths.Endpoints;
using Harbor.Berths.Storage;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddNpgsqlDataSource(builder.Configuration.GetConnectionString("Harbor")!);
builder.Services.AddScoped<IMooringStore, MooringStore>();
builder.Services.AddStackExchangeRedisCache(options =>
    options.Configuration = builder.Configuration.GetConnectionString("Cache"));
builder.Services.AddHostedService<DepartureSweep>();
builder.Services.AddMassTransit(bus =>
{
    bus.AddConsumer<PilotAssignedConsumer>();
    bus.UsingRabbitMq((context, rabbit) => rabbit.ConfigureEndpoints(context));
});
builder.Services.AddAuthorization();
builder.Services.AddRateLimiter(options => { });

var app = builder.Build();

app.UseAuthorization();
app.UseRateLimiter();

var api = app.MapGroup("/harbor").RequireAuthorization();
api.MapBerths();
api.MapMoorings();
app.MapHealthChecks("/up");

app.Run();
