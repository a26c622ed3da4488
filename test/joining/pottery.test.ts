import { expect, test } from 'vitest';
import { callsText, endpointsText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('knows the services and stores that a host of Aspire starts, each service with its own database', async () => {
  const { components, connections, tables } = await readStory('pottery');
  const told = components.map(({ id, name, kind, technology, root, deployment }) => {
    const stored = tables.filter(({ store }) => store === id).map((table) => table.name);
    const reached = connections.filter(({ from }) => from === id).map(({ to, kind: how }) => `${how} ${to}`);
    const copies = deployment?.replicas === undefined ? [] : [`${deployment.replicas} copies`];
    return [name, kind, technology ?? root ?? '', ...copies, ...stored, ...reached].join(', ');
  });
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "firings, database, postgresql, Firings
    glazes, service, Glazes.Api, read component:recipes, depends component:shelf
    kiln, service, Kiln.Api, 2 copies, read component:firings, write component:firings, call component:glazes, depends component:mailbox
    mailbox, external, mailpit
    recipes, database, postgresql, Recipes
    shelf, cache, redis"
  `);
});

test('joins a call by the name of a resource with the route of that service', async () => {
  const system = await readStory('pottery');
  expect(callsText(system)).toMatchInlineSnapshot(`"POST /firings → GET glazes /glazes/{}/heat, 3000 ms"`);
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /alive  Glazes.Api/Program.cs:9
    GET /glazes/{name}/heat  Glazes.Api/Program.cs:10
        reads Recipes
    GET /firings  Kiln.Api/Program.cs:19
        behind RequireAuthorization authentication
        reads Firings
    POST /firings  Kiln.Api/Program.cs:20
        behind RequireAuthorization authentication
        writes Firings"
  `);
});
