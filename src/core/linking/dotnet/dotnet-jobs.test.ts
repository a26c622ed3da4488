import { expect, test } from 'vitest';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { earlyAcknowledgement } from '../../rules/services/early-acknowledgement.ts';
import { missingDeadLetter } from '../../rules/services/missing-dead-letter.ts';

const project = {
  'Farm.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
  'Barn.cs': `using Microsoft.EntityFrameworkCore;
public class Cow { public int Id { get; set; } public string Name { get; set; } = ""; }
public class Barn : DbContext { public DbSet<Cow> Cows => Set<Cow>(); }
`,
};

test('a job of Hangfire is the method that its lambda calls on the class it names', async () => {
  const { jobs } = await systemOf({
    ...project,
    'Milking.cs': `using Microsoft.EntityFrameworkCore;
public class Milking {
  private readonly Barn _barn;
  public Milking(Barn barn) { _barn = barn; }
  public async Task RunAsync() { await _barn.Cows.ToListAsync(); }
}
`,
    'Program.cs': `using Hangfire;
var app = WebApplication.CreateBuilder(args).Build();
RecurringJob.AddOrUpdate<Milking>("milking", milking => milking.RunAsync(), "0 5 * * *");
app.Run();
`,
  });
  expect(jobs.map(({ schedule, runs }) => `${schedule}: ${runs?.replace(/^.*#/, '')}`)).toEqual([
    '0 5 * * *: Milking.RunAsync',
  ]);
});

test('a queue that is declared with nothing else, and messages that are done when they are handed over', async () => {
  const said = async (options: string, auto: string): Promise<readonly string[]> => {
    const system = await systemOf({
      ...project,
      'Program.cs': `using RabbitMQ.Client;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHostedService<Gate>();
builder.Build().Run();
`,
      'Gate.cs': `using RabbitMQ.Client;
using RabbitMQ.Client.Events;
public class Gate : BackgroundService {
  private readonly IConnection _connection;
  private readonly Barn _barn;
  public Gate(IConnection connection, Barn barn) { _connection = connection; _barn = barn; }
  protected override async Task ExecuteAsync(CancellationToken ct) {
    var channel = await _connection.CreateChannelAsync();
    await channel.QueueDeclareAsync("cows.home", durable: true, exclusive: false, autoDelete: false${options});
    var consumer = new AsyncEventingBasicConsumer(channel);
    consumer.ReceivedAsync += async (_, delivery) => { _barn.Cows.Add(new Cow()); await _barn.SaveChangesAsync(); };
    await channel.BasicConsumeAsync("cows.home", ${auto}, consumer);
  }
}
`,
    });
    return [...titles(missingDeadLetter, system), ...titles(earlyAcknowledgement, system)];
  };
  expect(await said('', 'autoAck: true')).toMatchInlineSnapshot(`
    [
      "medium: cows.home has no place for messages that Farm cannot handle",
      "medium: Farm acknowledges cows.home before its work is done",
    ]
  `);
  expect(await said(', arguments: Dead("cows.dead")', 'autoAck: false')).toEqual([]);
});
