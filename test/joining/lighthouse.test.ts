import { expect, test } from 'vitest';
import { callsText, endpointsText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
GET /beacons  beacons/beacons/handlers.py:5
POST /beacons  beacons/beacons/handlers.py:10
    behind tornado.web.authenticated authentication
DELETE /beacons/{number}  beacons/beacons/handlers.py:17
POST /harbour/boats  boats/boats/app.py:17
    behind harbour_master_required authentication
PUT /harbour/boats  boats/boats/app.py:17
    behind harbour_master_required authentication
DELETE /harbour/boats/{name}  boats/boats/app.py:22
GET /harbour/moorings/{berth}  boats/boats/app.py:11
GET /health  boats/boats/app.py:35
GET /  charts/charts/app.py:20
GET /start  charts/charts/app.py:20
GET /v1/sheets  charts/charts/app.py:11
    behind pilot_guard authentication
POST /v1/sheets/{number}  charts/charts/app.py:15
    behind pilot_guard authentication
GET /v1/soundings  charts/charts/app.py:29
PATCH /v1/soundings  charts/charts/app.py:29
DELETE /v1/wrecks/{wreck}  charts/charts/app.py:25
    behind pilot_guard authentication
GET /horns  fog/fog/app.py:16
PUT /horns  fog/fog/app.py:20
    behind requires('authenticated') authentication
GET /horns/{horn}  fog/fog/app.py:16
PUT /horns/{horn}  fog/fog/app.py:20
    behind requires('authenticated') authentication
POST /reports  fog/fog/app.py:9
GET /visibility  fog/fog/app.py:9
GET /entries  logbook/logbook/app.py:5
POST /entries  logbook/logbook/app.py:8
GET /nights/{night}  logbook/logbook/app.py:13
POST /admin/recalibrate  tides/tides/admin.py:4
DELETE /gauges  tides/tides/app.py:17
GET /gauges/{station}  tides/tides/app.py:8
POST /gauges/{station}  tides/tides/app.py:12
GET /tables/{year}  tides/tides/tables.py:7
GET /tides  tides/tides/app.py:17
`;

test('joins the routes of six small frameworks of Python', async () => {
  const system = await readStory('lighthouse');
  expect(endpointsText(system)).toBe(endpoints.trim());
  expect(callsText(system)).toBe(
    'GET /visibility → GET tides /tides, 2000 ms\nPOST /reports → GET tides /tides, 2000 ms',
  );
});
