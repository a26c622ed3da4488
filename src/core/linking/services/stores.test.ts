import { expect, test } from 'vitest';
import { edgesText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const service = (name: string, type: string): Readonly<Record<string, string>> => ({
  [`${name}/pom.xml`]: `<project><artifactId>${name}</artifactId></project>`,
  [`${name}/src/main/java/${name}/${type}.java`]: `package ${name};
import jakarta.persistence.*;
@Entity public class ${type} { @Id private Long id; private String name; }
`,
  [`${name}/src/main/java/${name}/${type}Controller.java`]: `package ${name};
import java.util.List;
import org.springframework.web.bind.annotation.*;
interface ${type}s extends org.springframework.data.jpa.repository.JpaRepository<${type}, Long> {}
@RestController public class ${type}Controller {
  private final ${type}s rows;
  ${type}Controller(${type}s rows) { this.rows = rows; }
  @GetMapping("/${name}") public List<${type}> all() { return rows.findAll(); }
}
`,
});

test('tables that a service keeps in itself are in no store of documents that others use', async () => {
  const system = await systemOf({
    ...service('keys', 'Key'),
    'keys/src/main/resources/application.properties': 'spring.datasource.url=jdbc:h2:mem:keys\n',
    'compose.yaml': 'services:\n  keys: { build: keys }\n  notes: { image: "mongo:7" }\n',
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`"keys read keys-database"`);
});

test('of databases that variables name, tables are in the one that keeps tables', async () => {
  const system = await systemOf({
    ...service('keys', 'Key'),
    'keys/src/main/resources/application.properties': 'spring.datasource.url=jdbc:postgresql://${STORE}:5432/keys\n',
    'compose.yaml': `services:
  keys: { build: keys, environment: { RING: ring, STORE: rack } }
  ring: { image: "cassandra:4" }
  rack: { image: "postgres:16" }
`,
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`"keys read rack"`);
});

test('settings say which of two databases is meant, where all are given the same variables', async () => {
  const workload = (name: string, image: string, more = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: ${name}, image: "${image}"${more} }] } } }
---
`;
  const all = ', envFrom: [{ configMapRef: { name: addresses } }]';
  const settings = (variable: string): string => `spring.datasource.url=jdbc:mysql://\${${variable}}:3306/things\n`;
  const system = await systemOf({
    ...service('keys', 'Key'),
    'keys/src/main/resources/application.properties': settings('KEYS_HOST'),
    ...service('doors', 'Door'),
    'doors/src/main/resources/application.properties': settings('DOORS_HOST'),
    'cluster.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: addresses }
data: { DOORS_HOST: doors-db, KEYS_HOST: keys-db }
---
${workload('keys', 'castle/keys', all)}${workload('doors', 'castle/doors', all)}${workload('keys-db', 'mysql:8')}${workload('doors-db', 'mysql:8')}`,
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "doors read doors-db
    keys read keys-db"
  `);
});

test('connection strings of .NET name the database of a service, though nothing waits for it', async () => {
  const api = (name: string, host: string): Readonly<Record<string, string>> => ({
    [`${name}/${name}.csproj`]:
      '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="8.0.0" /></ItemGroup></Project>',
    [`${name}/appsettings.json`]: `{ "ConnectionStrings": { "Main": "Host=${host};Database=${name}" } }`,
    [`${name}/Program.cs`]: `using Microsoft.EntityFrameworkCore;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<${name}Db>(o => o.UseNpgsql(builder.Configuration.GetConnectionString("Main")));
var app = builder.Build();
app.MapGet("/${name}", (${name}Db db) => db.Rows.ToListAsync());
app.Run();
public class ${name}Row { public int Id { get; set; } }
public class ${name}Db : DbContext { public DbSet<${name}Row> Rows { get; set; } }
`,
  });
  const system = await systemOf({
    ...api('Keys', 'rack'),
    ...api('Doors', 'shed'),
    'compose.yaml': `services:
  keys: { build: Keys }
  doors: { build: Doors }
  rack: { image: "postgres:16" }
  shed: { image: "postgres:16" }
`,
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "doors read shed
    keys read rack"
  `);
});

test('a database that is called like its protocol is not everybody’s', async () => {
  const system = await systemOf({
    ...service('keys', 'Key'),
    'keys/src/main/resources/application.properties': 'spring.datasource.url=${DATABASE_URL}\n',
    'compose.yaml': `services:
  keys: { build: keys, environment: { DATABASE_URL: "postgres://keys@rack:5432/keys" } }
  postgres: { image: "postgres:16" }
  rack: { image: "postgres:16" }
`,
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`"keys read rack"`);
});
