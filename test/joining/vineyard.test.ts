import { expect, test } from 'vitest';
import { callsText, endpointsText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins a Spring service in Kotlin with the routes of a Ktor service', async () => {
  const system = await readStory('vineyard');
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "POST /graphql#Query.nearlyEmpty  cellar/src/main/kotlin/vineyard/cellar/barrels/BarrelQueries.kt:10
        behind authenticated() authentication
        reads casks
    GET /v1/barrels  cellar/src/main/kotlin/vineyard/cellar/barrels/BarrelController.kt:14
        behind authenticated() authentication
        reads casks
    GET /v1/barrels/{id}  cellar/src/main/kotlin/vineyard/cellar/barrels/BarrelController.kt:17
        behind authenticated() authentication
        reads casks
    POST /v1/barrels/{id}/filling  cellar/src/main/kotlin/vineyard/cellar/barrels/BarrelController.kt:22
        behind authenticated() authentication, PreAuthorize hasRole('CELLARER') authorization
        reads casks
        writes casks
    GET /alive  weighbridge/src/main/kotlin/vineyard/weighbridge/Main.kt:17
    POST /lots  weighbridge/src/main/kotlin/vineyard/weighbridge/Lots.kt:18
        behind authenticate authentication
        writes weighings
    GET /lots/{lot}/weight  weighbridge/src/main/kotlin/vineyard/weighbridge/Lots.kt:12
        reads weighings
    PUT /scale/calibration  weighbridge/src/main/kotlin/vineyard/weighbridge/Lots.kt:28
        behind authenticate authentication, rateLimit rate-limit
        writes calibration"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(
    `"POST /v1/barrels/{id}/filling → GET weighbridge /lots/{}/weight, with timeout"`,
  );
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "calibration (id)
    casks (id)
        references row_id > cellar_rows
        indexes (grape)
    cellar_rows (id)
        indexes unique (label)
    weighings (id)
        indexes (lot, weighed_at)"
  `);
  expect(system.problems).toEqual([]);
});
