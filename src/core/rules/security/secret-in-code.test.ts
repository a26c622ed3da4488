import { expect, test } from 'vitest';
import { buildSystem, effect } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import { reviewFiles } from '../../../../test/support/system-of.ts';
import { secretInCode } from './secret-in-code.ts';

test('what a secret is stands beside a name that does not say it already', () => {
  const secret = (name: string, what: string) => ({
    ...effect(undefined, 'secret', name),
    settings: { place: 'code', what },
    evidence: [{ file: 'app.py', line: 1, endLine: 1, text: `${name} = ‹secret›` }],
  });
  const effects = [secret('password', 'password'), secret('archive', 'key')];
  expect(titles(secretInCode, buildSystem({ effects }))).toEqual(['high: app.py holds password and archive (key)']);
});

test('a password that somebody chose for the settings of all runs is found, one for a developer is not', async () => {
  const { review } = await reviewFiles({
    'loom/pom.xml': '<project><artifactId>loom</artifactId></project>',
    'loom/src/main/resources/application.properties':
      'spring.datasource.url=jdbc:postgresql://db/loom\nspring.datasource.password=W34ving-Yarn!\nspring.mail.password=mail\n',
    'dye/Dye.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
    'dye/Program.cs':
      'var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet("/vats", () => "");\napp.Run();\n',
    'dye/appsettings.json':
      '{\n  "ConnectionStrings": {\n    "Dye": "Host=db;Username=dye;Password=Indig0+Madder",\n    "Old": "Server=db;Password=Your_password123"\n  }\n}\n',
    'dye/appsettings.Development.json': '{ "ConnectionStrings": { "Dye": "Host=localhost;Password=Indig0+Madder" } }\n',
  });
  const found = review.findings.filter(({ rule }) => rule === 'secret-in-code');
  expect(
    found.map(({ title, evidence: [at] }) => `${title} (${at?.file}:${at?.line} ${at?.text.trim()})`),
  ).toMatchInlineSnapshot(`
    [
      "dye/appsettings.json holds ConnectionStrings.Dye (dye/appsettings.json:3 "Dye": "Host=db;Username=dye;Password=‹secret:2842›",)",
      "loom/src/main/resources/application.properties holds spring.datasource.password (loom/src/main/resources/application.properties:2 spring.datasource.password=‹secret:5d8e›)",
    ]
  `);
});

test('a key that signs, for where nobody sets the variable', async () => {
  const { review } = await reviewFiles({
    'loom/pom.xml': '<project><artifactId>loom</artifactId></project>',
    'loom/src/main/resources/application.yml': `loom:
  jwt-secret: \${JWT_SECRET:W34ving-Yarn-4-All}
  signing-key: \${SIGNING_KEY}
spring.datasource.password: \${DB_PASSWORD:loom-loom}
`,
  });
  const found = review.findings.filter(({ rule }) => rule === 'secret-in-code');
  expect(found.map(({ severity, title, evidence: [at] }) => `${severity}: ${title} (${at?.text.trim()})`)).toEqual([
    'low: loom/src/main/resources/application.yml falls back to a value for loom.jwt-secret (jwt-secret: ${JWT_SECRET:‹secret:efab›})',
  ]);
});
