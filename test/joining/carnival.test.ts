import { expect, test } from 'vitest';
import { callsText, endpointsText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('reads the stands of a carnival: a framework each', async () => {
  expect(endpointsText(await readStory('carnival'))).toMatchInlineSnapshot(`
    "GET /booths  booths/booths.ts:3
    POST /booths  booths/booths.ts:4
    GET /health  booths/index.ts:7
    GET /prizes  booths/index.ts:10
    DELETE /prizes/{id}  booths/index.ts:13
        behind requireVendor authentication
    POST /prizes/{id}/claim  booths/index.ts:11
        behind requireVendor authentication
    POST /api/rpc/dish.add  food/src/server/dishes.ts:7
        behind middleware authentication
        writes dishes
    GET /api/rpc/dish.list  food/src/server/dishes.ts:6
        reads dishes
    GET /bays/{bay}/edit  parking/app/routes/_lot.bays.$bay_.edit.tsx:3
    POST /bays/{bay}/edit  parking/app/routes/_lot.bays.$bay_.edit.tsx:5
    GET /map.svg  parking/app/routes/map[.]svg.ts:1
    GET /queue/{ride}  queues/app.js:6
    DELETE /queue/{ride}/{guest}  queues/app.js:10
    GET /health  rides/server.js:14
    GET /rides  rides/plugins/rides.js:15
        behind wristband authentication
        reads rides
    ANY /rides/{id}/open  rides/plugins/rides.js:20
        behind wristband authentication
        writes rides
    PATCH /tickets/{id}  rides/server.js:19
        behind wristband authentication
        writes tickets
    PUT /tickets/{id}  rides/server.js:19
        behind wristband authentication
        writes tickets
    GET /paint  signs/src/routes/(staff)/paint/+page.server.ts:6
        reads signs
    POST /paint?/paint  signs/src/routes/(staff)/paint/+page.server.ts:12
        writes signs
    POST /paint?/strip  signs/src/routes/(staff)/paint/+page.server.ts:16
        writes signs
    GET /signs/{id}  signs/src/routes/signs/[id=number]/+server.ts:3
    GET /  stage/start/routes.ts:6
    GET /about  no handler
    GET /api/plays  stage/app/controllers/plays_controller.ts:4
    POST /api/plays  stage/app/controllers/plays_controller.ts:8
        behind middleware.auth authentication
    GET /api/plays/{play_id}/seats  stage/app/controllers/seats_controller.ts:2
    GET /api/plays/{play_id}/seats/{id}  stage/app/controllers/seats_controller.ts:6
    POST /storms  weather/routes/storms.post.ts:1
    ANY /{tent}  weather/routes/[tent].ts:1"
  `);
});

test('follows the call of a prize booth to the queues', async () => {
  expect(callsText(await readStory('carnival'))).toMatchInlineSnapshot(
    `"GET /prizes → GET queues /queue/wheel, 300000 ms by default"`,
  );
});
