import { expect, test } from 'vitest';
import { endpointsText, queriesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';
import { shapeText } from '../support/shape-text.ts';

test('joins routers of Django Ninja, named by their modules, with what may do without their guard', async () => {
  expect(endpointsText(await readStory('ropeway'))).toMatchInlineSnapshot(`
    "GET /counter/alive  ticketing/ticketing/counter.py:10
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
    "DELETE /counter/passes/{number} path number → 200 nothing known
    GET /counter/alive → 200 nothing known
    GET /counter/passes query valley query page? → 200 nothing known
    GET /counter/passes/{number} path number → 200 PassOut { number: string, valley: string }
    POST /counter/passes PassIn { number: string, valley: string } → 201 PassOut { number: string, valley: string }"
  `);
});

test('knows the columns and the bound of what is listed', async () => {
  expect(queriesText(await readStory('ropeway'), 'of_valley')).toMatchInlineSnapshot(`
    [
      "select passes_pass by valley sorted by sold_on limited",
    ]
  `);
});
