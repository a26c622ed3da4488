import { expect, test } from 'vitest';
import { channelsText } from '../../../../test/support/deployment-text.ts';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a service of Nameko answers HTTP, tells of events under its name, and runs at times', async () => {
  const system = await systemOf({
    'requirements.txt': 'nameko\n',
    'hives.py': `from nameko.events import EventDispatcher
from nameko.timer import timer
from nameko.web.handlers import http

class HivesService:
    name = "hives"
    tell = EventDispatcher()

    @http("GET", "/hives/<int:hive>")
    def show(self, request, hive):
        return "{}"

    @http("POST", "/hives")
    def add(self, request):
        self.tell("settled", {"bees": 1})
        return 201, "{}"

    @timer(interval=60)
    def count(self):
        self.tell("counted", {})
`,
    'honey.py': `from nameko.events import event_handler

class HoneyService:
    name = "honey"

    @event_handler("hives", "settled")
    def on_settled(self, payload):
        print(payload)
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "POST /hives  hives.py:14
    GET /hives/{hive}  hives.py:10"
  `);
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "rabbitmq:hives/counted: from workspace to nobody
    rabbitmq:hives/settled: from workspace to workspace"
  `);
  expect(system.jobs.map(({ schedule }) => schedule)).toEqual(['every 60 s']);
});
