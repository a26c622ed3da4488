import { expect, test } from 'vitest';
import { channelsText, componentsText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('messages of MassTransit travel by the topics of a rider, the others by the bus', async () => {
  const system = await systemOf({
    'stall/Stall.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
    'stall/Program.cs': `using MassTransit;
using Stall;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMassTransit(x =>
{
    x.UsingRabbitMq((context, cfg) => cfg.ConfigureEndpoints(context));
    x.AddRider(rider =>
    {
        rider.AddProducer<string, FruitSold>("fruit.sold");
        rider.UsingKafka((context, k) =>
            k.TopicEndpoint<FruitPicked>("fruit.picked", "stall", e => e.ConfigureConsumer<FruitPickedConsumer>(context)));
    });
});
var app = builder.Build();
app.MapPost("/sales", async (ITopicProducer<string, FruitSold> sold, IPublishEndpoint bus) =>
{
    await sold.Produce("apple", new FruitSold());
    await bus.Publish(new TillOpened());
});
app.Run();
`,
    'stall/Consumers.cs': `using MassTransit;
namespace Stall;
public record FruitSold();
public record FruitPicked();
public record TillOpened();
public class FruitPickedConsumer : IConsumer<FruitPicked>
{
    public Task Consume(ConsumeContext<FruitPicked> context) => Task.CompletedTask;
}
public class TillOpenedConsumer : IConsumer<TillOpened>
{
    public Task Consume(ConsumeContext<TillOpened> context) => Task.CompletedTask;
}
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "kafka:fruit.picked: from nobody to Stall
    kafka:fruit.sold: from Stall to nobody
    rabbitmq:TillOpened: from Stall to Stall"
  `);
});

test('what is built of a solution is the one project in it that runs', async () => {
  const system = await systemOf({
    'compose.yaml': 'services:\n  fruit: { build: ./fruit }\n',
    'fruit/Fruit.sln': '',
    'fruit/Fruit.Api/Fruit.Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
    'fruit/Fruit.Api/Program.cs':
      'var app = WebApplication.Create();\napp.MapGet("/fruit", () => "apple");\napp.Run();\n',
    'fruit/Fruit.Core/Fruit.Core.csproj': '<Project Sdk="Microsoft.NET.Sdk"></Project>',
  });
  expect(componentsText(system)).toMatchInlineSnapshot(`"fruit: service of fruit/Fruit.Api  compose.yaml"`);
});
