import { expect, test } from 'vitest';
import { shapeText } from '../../../../test/support/shape-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { exampleValue } from '../../model/example-value.ts';

test('keeps the bounds and defaults that FastAPI and Pydantic are told, and nothing of how a model is read', async () => {
  const system = await systemOf({
    'requirements.txt': 'fastapi\n',
    'app.py': `
from typing import Annotated
from fastapi import FastAPI, Query
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()


class Booking(BaseModel):
    model_config = ConfigDict(extra="forbid")
    guest: str = Field(min_length=2, max_length=80)
    nights: int = Field(gt=0, lt=31)
    board: str = "breakfast"


@app.get("/rooms")
def rooms(limit: Annotated[int, Query(ge=1, le=100)] = 20, floor: int = Query(0, lt=9, alias="storey")):
    return []


@app.post("/bookings")
def book(booking: Booking):
    return booking
`,
  });
  const taken = system.endpoints.flatMap(({ parameters }) => parameters);
  expect(taken.map(({ name, in: place, shape }) => `${place} ${name}: ${shapeText(shape)}`)).toMatchInlineSnapshot(`
    [
      "query limit: integer 1..100",
      "query storey: integer ..8",
    ]
  `);
  const booking = system.endpoints.find(({ method }) => method === 'POST')?.request;
  expect(shapeText(booking)).toMatchInlineSnapshot(
    `"Booking { guest: string 2..80 long, nights: integer 1..30, board?: string }"`,
  );
  expect(booking && exampleValue(booking)).toMatchInlineSnapshot(`
    {
      "board": "breakfast",
      "guest": "guest",
      "nights": 30,
    }
  `);
});
