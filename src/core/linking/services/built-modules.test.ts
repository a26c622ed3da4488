import { expect, test } from 'vitest';
import { componentsText, edgesText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const module = (folder: string): Readonly<Record<string, string>> => ({
  [`${folder}/build.gradle`]: '',
  [`${folder}/src/main/java/Application.java`]: `import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication public class Application {}
`,
});

test('images of one folder hold the modules that they are told by arguments, take in, or are called after', async () => {
  const system = await systemOf({
    ...module('kitchen/oven'),
    ...module('kitchen/fridge'),
    ...module('hall'),
    ...module('shared'),
    'docker/Dockerfile': 'FROM java:8\nARG JAR\nCOPY ${JAR} app.jar\n',
    'fridge.Dockerfile':
      'FROM gradle AS build\nCOPY . .\nFROM java:8\nCOPY --from=build /src/kitchen/fridge/build/libs/*.jar app.jar\nENTRYPOINT ["java", "-Dspring.profiles.active=cold", "-jar", "app.jar"]\n',
    'compose.yaml': `services:
  baker:
    build: { context: ., dockerfile: docker/Dockerfile, args: { JAR: kitchen/oven/build/libs/oven.jar } }
    depends_on: [cooler]
  cooler:
    build: { context: ., dockerfile: fridge.Dockerfile }
  hall:
    build: .
    depends_on: [baker]
`,
  });
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "baker: service of kitchen/oven  compose.yaml
    cooler: service of kitchen/fridge  compose.yaml
    hall: service of hall  compose.yaml
    shared: service of shared  undefined"
  `);
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "baker depends cooler
    hall depends baker"
  `);
  const cooler = system.components.find(({ name }) => name === 'cooler');
  expect(cooler?.deployment?.environment).toEqual({ SPRING_PROFILES_ACTIVE: 'cold' });
});

test('applications of a monorepo of Nest are built of one folder and known by their names', async () => {
  const application = `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
NestFactory.create(AppModule).then((app) => app.listen(3000));
`;
  const system = await systemOf({
    'package.json': '{ "name": "harbor", "dependencies": { "@nestjs/core": "11" } }',
    'nest-cli.json': `{ "monorepo": true, "projects": {
  "pier": { "type": "application", "root": "apps/pier" },
  "tide": { "type": "application", "root": "apps/tide" },
  "charts": { "type": "library", "root": "libs/charts" }
} }`,
    'apps/pier/src/main.ts': application,
    'apps/tide/src/main.ts': application,
    'compose.yaml': `services:
  pier:
    build: { context: ., target: pier }
    depends_on: [tide]
  tide:
    build: { context: ., target: tide }
`,
  });
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "pier: service of apps/pier  compose.yaml
    tide: service of apps/tide  compose.yaml"
  `);
});
