import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a loop is known by its place, where its list comes from, and what changes from item to item', async () => {
  const { accesses } = await systemOf({
    'package.json': '{ "name": "ferry", "dependencies": { "express": "4", "pg": "8" } }',
    'src/app.ts': `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

app.get('/crossings', async (req, res) => {
  const { rows } = await pool.query('SELECT id FROM crossings');
  for (const crossing of rows) {
    await pool.query('SELECT seat FROM tickets WHERE crossing_id = $1', [crossing.id]);
    await pool.query('SELECT name FROM ports WHERE code = $1', [req.query.port]);
  }
  const weather = await Promise.all(
    rows.map((crossing) => pool.query('SELECT wind FROM weather WHERE crossing_id = $1', [crossing.id])),
  );
  res.json(weather);
});

app.listen(3000);
`,
  });
  const loops = accesses.flatMap(({ table, loop }) => (loop === undefined ? [] : [{ table, ...loop }]));
  expect(loops.map((loop) => JSON.stringify(loop)).sort()).toMatchInlineSnapshot(`
    [
      "{"table":"table:ferry-database:ports","of":"src/app.ts:9","from":"src/app.ts:8","same":true}",
      "{"table":"table:ferry-database:tickets","of":"src/app.ts:9","from":"src/app.ts:8"}",
      "{"table":"table:ferry-database:weather","of":"src/app.ts:14","atOnce":true,"from":"src/app.ts:8"}",
    ]
  `);
});

test('a loop that waits for its next round goes over nothing, what it goes over within is repeated', async () => {
  const { accesses } = await systemOf({
    'Ferry.csproj':
      '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Microsoft.EntityFrameworkCore" /></ItemGroup></Project>',
    'Program.cs': 'var app = WebApplication.CreateBuilder(args).Build();\napp.Run();\n',
    'Ferries.cs': `using Microsoft.EntityFrameworkCore;
public class Ticket { public int Id { get; set; } public bool Used { get; set; } }
public class Ferries : DbContext { public DbSet<Ticket> Tickets { get; set; } }
public class Sweep(Ferries db) : BackgroundService {
  protected override async Task ExecuteAsync(CancellationToken stop) {
    using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5));
    while (await timer.WaitForNextTickAsync(stop)) {
      await db.Tickets.Where(t => t.Used).ExecuteDeleteAsync(stop);
      foreach (var id in await Gone()) await db.Tickets.Where(t => t.Id == id).ExecuteUpdateAsync(s => s.SetProperty(t => t.Used, true), stop);
    }
  }
}
`,
  });
  expect(accesses.map(({ verb, inLoop }) => `${verb}${inLoop ? ' in a loop' : ''}`)).toEqual([
    'delete',
    'update in a loop',
  ]);
});
