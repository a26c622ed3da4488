using Harbor.Pilots;
using MassTransit;

var builder = Host.CreateApplicationBuilder(args);

builder.Services.Configure<BerthsOptions>(builder.Configuration.GetSection("Berths"));
builder.Services.AddHttpClient("berths").AddStandardResilienceHandler();
builder.Services.AddMassTransit(bus =>
{
    bus.AddConsumers(typeof(Program).Assembly);
    bus.UsingRabbitMq((context, rabbit) => rabbit.ConfigureEndpoints(context));
});

builder.Build().Run();
