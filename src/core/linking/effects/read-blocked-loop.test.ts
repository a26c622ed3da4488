import { expect, it } from 'vitest';
import { readCalls } from '../../../../test/support/spots-of.ts';
import { readBlockedLoop } from './read-blocked-loop.ts';

it('finds what holds up the event loop of Python, and leaves what may run in a thread', async () => {
  const story = {
    'tides/routes.py': `
import asyncio
import subprocess
import time
from time import sleep
from urllib.request import urlopen

import requests
from passlib.context import CryptContext

from tides.clock import sleep as nap

passwords = CryptContext(schemes=["bcrypt"])
session = requests.Session()

async def forecast(port):
    time.sleep(0.5)
    sleep(1)
    nap(2)
    await asyncio.sleep(3)
    requests.get(f"https://tides.example/{port}", timeout=2)
    session.post("https://tides.example/log", timeout=2)
    urlopen("https://tides.example/moon")
    subprocess.run(["harbor", port])
    headers = {}
    return headers.get("moon")

async def sign_in(form, keeper):
    return passwords.verify(form.password, keeper.password)

async def printed(port):
    return await asyncio.to_thread(lambda: requests.get(port))

def levels(port):
    time.sleep(1)
    return requests.get(port)
`,
    'tides/clock.py': 'def sleep(seconds):\n    return seconds\n',
  };
  const { effects } = await readCalls(story, (spot, facts) => {
    readBlockedLoop(spot, facts);
    return false;
  });
  expect(effects.map(({ id }) => id)).toMatchInlineSnapshot(`
    [
      "effect:tides/routes.py#forecast:blocking-call time.sleep",
      "effect:tides/routes.py#forecast:blocking-call time.sleep~2",
      "effect:tides/routes.py#forecast:blocking-call requests.get",
      "effect:tides/routes.py#forecast:blocking-call requests.post",
      "effect:tides/routes.py#forecast:blocking-call urllib.request.urlopen",
      "effect:tides/routes.py#forecast:blocking-call subprocess.run",
      "effect:tides/routes.py#sign_in:blocking-call passlib.context.verify",
    ]
  `);
});
