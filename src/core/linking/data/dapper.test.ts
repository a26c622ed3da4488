import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

/** A depot whose one route runs `ask` over a connection of its own. */
async function depot(ask: string): Promise<System> {
  return await systemOf({
    'Depot.csproj':
      '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Dapper" Version="2.1.35" /><PackageReference Include="Npgsql" Version="8.0.3" /></ItemGroup></Project>',
    'schema.sql': `CREATE TABLE parcels (id serial PRIMARY KEY, tracking_no text, status text, sent_at timestamptz);
CREATE TABLE scans (id serial PRIMARY KEY, parcel_id int REFERENCES parcels (id), place text);`,
    'Program.cs': `using Dapper;
using Dapper.Contrib.Extensions;
using Npgsql;
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/parcels", (ParcelStore store, string status) => store.Ask(status));
app.Run();
[Table("parcels")]
public class Parcel { public int Id { get; set; } }
public class Scan { public int Id { get; set; } }
public class ParcelStore(IConfiguration settings)
{
    public async Task<object> Ask(string status)
    {
        using var connection = new NpgsqlConnection(settings["Depot"]);
        ${ask}
    }
}
`,
  });
}

test('a template of SqlBuilder is read where it is run, with what some runs add to it', async () => {
  const system = await depot(`var builder = new SqlBuilder();
        var template = builder.AddTemplate("SELECT p.* FROM parcels p /**innerjoin**/ /**where**/ /**orderby**/ LIMIT 50");
        builder.InnerJoin("scans s ON s.parcel_id = p.id").Where("s.place = @place");
        if (status != null) builder.Where("p.status = @status", new { status });
        builder.OrderBy("p.sent_at DESC");
        return await connection.QueryAsync<Parcel>(template.RawSql, template.Parameters);`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /parcels → select parcels at times by status sorted by sent_at limited
    POST /parcels → select scans by parcel_id, place limited"
  `);
});

test('several statements in one text are several queries', async () => {
  const system =
    await depot(`var sql = @"SELECT * FROM parcels WHERE status = @status; SELECT * FROM scans WHERE place = @place";
        using var several = await connection.QueryMultipleAsync(sql, new { status });
        return await several.ReadAsync<Parcel>();`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /parcels → select parcels by status
    POST /parcels → select scans by place"
  `);
});

test('methods of Dapper.Contrib read and write the table that a class is called after', async () => {
  const system = await depot(`var parcel = await connection.GetAsync<Parcel>(7);
        await connection.UpdateAsync(parcel);
        await connection.InsertAsync(new Scan());
        return await connection.GetAllAsync<Scan>();`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /parcels → insert scans
    POST /parcels → select parcels by id limited
    POST /parcels → select scans
    POST /parcels → update parcels by id"
  `);
});
