import { expect, test } from 'vitest';
import { endpointsText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('gives each class of a pavilion the routes that it registers through its base', async () => {
  expect(endpointsText(await readStory('pavilion'))).toMatchInlineSnapshot(`
    "GET /grounds/lanterns/lit  src/routes/lanterns.ts:10
        behind allows authorization
    GET /grounds/tents  src/routes/tents.ts:16
        behind allows authorization
        reads tents
    POST /grounds/tents  src/routes/tents.ts:21
        behind allows authorization
        writes tents
    DELETE /grounds/tents/{number}  src/routes/tents.ts:26
        behind allows authorization
        writes tents
    POST /grounds/tents/{number}/plan  src/routes/tents.ts:31
        behind allows('crew') authorization
        writes tents
    GET /ready  src/app.ts:8
    HEAD /ready  src/app.ts:8"
  `);
});
