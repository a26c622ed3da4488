import { expect, it } from 'vitest';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const host = JSON.stringify({ version: '2.0', extensions: { http: { routePrefix: 'mill' } } });

async function told(files: Readonly<Record<string, string>>): Promise<string> {
  const system = await systemOf(files);
  const jobs = system.jobs.map(({ schedule, runs }) => `${schedule} ${runs}`);
  const taken = system.channels.map(({ broker, name, consumers }) => `${broker} ${name} → ${consumers[0]?.operation}`);
  return [endpointsText(system), ...jobs, ...taken].join('\n');
}

it('reads functions of C#, by what their parameters are called with', async () => {
  const files = {
    'mill.csproj': '<Project Sdk="Microsoft.NET.Sdk"></Project>',
    'Sacks.cs': `
using Microsoft.Azure.Functions.Worker;
public class Sacks {
  [Function("FindSack")]
  public Sack Find([HttpTrigger(AuthorizationLevel.Function, "get", Route = "sacks/{id:int}")] HttpRequest request, int id) { return new Sack(); }
  [Function("AddSack")]
  public void Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", "put")] HttpRequest request) {}
  [Function("Sweep")] public void Sweep([TimerTrigger("0 0 3 * * *")] TimerInfo timer) {}
  [Function("Grind")] public void Grind([QueueTrigger("sacks-to-grind")] string sack) {}
}`,
  };
  expect(await told(files)).toMatchInlineSnapshot(`
    "POST /api/AddSack  Sacks.cs:7
    PUT /api/AddSack  Sacks.cs:7
    GET /api/sacks/{id}  Sacks.cs:5
        behind function key authentication
    0 0 3 * * * operation:Sacks.cs#Sacks.Sweep
    storage-queue sacks-to-grind → operation:Sacks.cs#Sacks.Grind"
  `);
});

it('reads functions of Java and where host.json says that routes begin', async () => {
  const files = {
    'pom.xml': '<project><groupId>mill</groupId><artifactId>mill</artifactId></project>',
    'host.json': host,
    'src/main/java/mill/Sacks.java': `
package mill;
import com.microsoft.azure.functions.*;
import com.microsoft.azure.functions.annotation.*;
public class Sacks {
  @FunctionName("findSack")
  public HttpResponseMessage find(
      @HttpTrigger(name = "request", methods = {HttpMethod.GET}, authLevel = AuthorizationLevel.ANONYMOUS, route = "sacks/{id}") HttpRequestMessage<String> request) { return null; }
  @FunctionName("grind")
  public void grind(@ServiceBusQueueTrigger(name = "message", queueName = "sacks-to-grind", connection = "Bus") String message) {}
}`,
  };
  expect(await told(files)).toMatchInlineSnapshot(`
    "GET /mill/sacks/{id}  src/main/java/mill/Sacks.java:7
    servicebus sacks-to-grind → operation:src/main/java/mill/Sacks.java#Sacks.grind"
  `);
});

it('reads functions that JavaScript and Python register', async () => {
  const script = {
    'package.json': JSON.stringify({ name: 'mill', dependencies: { '@azure/functions': '^4' } }),
    'src/functions/sacks.ts': `
import { app } from '@azure/functions';
async function find(request) { return { jsonBody: {} }; }
async function sweep() {}
app.http('sacks', { methods: ['GET', 'POST'], authLevel: 'function', route: 'sacks/{id?}', handler: find });
app.get('ready', { handler: find });
app.timer('sweep', { schedule: '0 0 3 * * *', handler: sweep });
app.serviceBusTopic('grind', { topicName: 'sacks', subscriptionName: 'mill', handler: sweep });`,
  };
  const python = {
    'requirements.txt': 'azure-functions',
    'function_app.py': `
import azure.functions as func
app = func.FunctionApp()
@app.route(route="sacks/{id}", methods=["GET"], auth_level=func.AuthLevel.ANONYMOUS)
def find(req): return func.HttpResponse("sack")
@app.function_name(name="AddSack")
@app.route(route="sacks", methods=[func.HttpMethod.POST])
def add(req): return func.HttpResponse("sack")
@app.timer_trigger(schedule="0 0 3 * * *", arg_name="timer")
def sweep(timer): pass
@app.queue_trigger(arg_name="sack", queue_name="sacks-to-grind", connection="Storage")
def grind(sack): pass
`,
  };
  expect(`${await told(script)}\n\n${await told(python)}`).toMatchInlineSnapshot(`
    "GET /api/ready  src/functions/sacks.ts:3
    GET /api/sacks/{id}  src/functions/sacks.ts:3
        behind function key authentication
    POST /api/sacks/{id}  src/functions/sacks.ts:3
        behind function key authentication
    0 0 3 * * * operation:src/functions/sacks.ts#sweep
    servicebus sacks → operation:src/functions/sacks.ts#sweep

    POST /api/sacks  function_app.py:8
        behind function key authentication
    GET /api/sacks/{id}  function_app.py:5
    0 0 3 * * * operation:function_app.py#sweep
    storage-queue sacks-to-grind → operation:function_app.py#grind"
  `);
});
