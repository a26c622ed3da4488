import { expect, test } from 'vitest';
import { callsText, endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins an axum service with the routes of an Actix service', async () => {
  const system = await readStory('lagoon');
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /alive  depths/src/main.rs:7
    GET /soundings/{buoy}  depths/src/soundings.rs:13
    PUT /survey/{buoy}  depths/src/soundings.rs:17
        behind HttpAuthentication.bearer authentication
    GET /alive  moorings/src/main.rs:27
    DELETE /keeper/buoys/{id}  moorings/src/buoys.rs:51
        behind auth.require_keeper authentication
        writes buoys
    GET /v2/buoys  moorings/src/buoys.rs:37
        reads buoys
    POST /v2/buoys  moorings/src/buoys.rs:45
        writes buoys, moored
    GET /v2/buoys/{id}  moorings/src/buoys.rs:41
        reads buoys"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(`"POST /v2/buoys → GET depths /soundings/{}, with timeout"`);
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "buoys (id)
        indexes unique (name)
    moored (id)
        references buoy > buoys
        indexes (buoy)"
  `);
  expect(queriesText(system, 'BuoyStore.after')).toEqual(['select buoys by id sorted by id limited']);
  expect(system.problems).toEqual([]);
});
