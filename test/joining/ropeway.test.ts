import { expect, test } from 'vitest';
import { callsText, endpointsText, queriesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';
import { shapeText } from '../support/shape-text.ts';

test('joins routers of Django Ninja, and fields of Strawberry with what their types inherit', async () => {
  expect(endpointsText(await readStory('ropeway'))).toMatchInlineSnapshot(`
    "POST /graphql#Cabin.taken  rides/rides/cabins.py:14
    POST /graphql#Mutation.closeLine  rides/rides/cabins.py:26
        behind OnDuty authorization
        writes cabins
    POST /graphql#Query.alive  rides/rides/schema.py:10
    POST /graphql#Query.cabins  rides/rides/cabins.py:21
        behind OnDuty authorization
        reads cabins
    GET /counter/alive  ticketing/ticketing/counter.py:10
    GET /counter/passes  ticketing/passes/desk.py:19
        behind StaffBadge authentication
        reads passes_pass
    POST /counter/passes  ticketing/passes/desk.py:24
        behind StaffBadge authentication
        writes passes_pass
    DELETE /counter/passes/{number}  ticketing/passes/desk.py:34
        behind StaffBadge authentication
        reads passes_pass
        writes passes_pass
    GET /counter/passes/{number}  ticketing/passes/desk.py:29
        behind StaffBadge authentication
        reads passes_pass"
  `);
});

test('takes the parts of a request from the signature of a handler, and the answer from its options', async () => {
  const { endpoints } = await readStory('ropeway');
  const told = endpoints.map(({ method, path, parameters, request, responses }) => {
    const given = parameters.map((each) => `${each.in} ${each.name}${each.required ? '' : '?'}`);
    const taken = [method, path, ...given, ...(request === undefined ? [] : [shapeText(request)])].join(' ');
    return `${taken} → ${responses.map(({ status, shape }) => `${status} ${shapeText(shape)}`).join(', ')}`;
  });
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "POST /graphql#Cabin.taken → 
    POST /graphql#Mutation.closeLine → 
    POST /graphql#Query.alive → 
    POST /graphql#Query.cabins → 
    DELETE /counter/passes/{number} path number → 200 nothing known
    GET /counter/alive → 200 { open: boolean }
    GET /counter/passes query valley query page? → 200 nothing known
    GET /counter/passes/{number} path number → 200 PassOut { number: string, valley: string }
    POST /counter/passes PassIn { number: string, valley: string } → 201 PassOut { number: string, valley: string }"
  `);
});

test('knows the columns and the bound of what is listed', async () => {
  expect(queriesText(await readStory('ropeway'), 'sold')).toMatchInlineSnapshot(`
    [
      "select passes_pass by valley sorted by sold_on limited",
    ]
  `);
});

test('follows a field of a type to the route of the other service', async () => {
  expect(callsText(await readStory('ropeway'))).toMatchInlineSnapshot(
    `"POST /graphql#Cabin.taken → GET ticketing /counter/passes/{}, 2000 ms"`,
  );
});
