import os

import httpx
from sqlalchemy import create_engine, select
from sqlalchemy.orm import sessionmaker

from rides.tables import Cabin

engine = create_engine(os.environ["RIDES_DATABASE_URL"])
SessionLocal = sessionmaker(engine)
TICKETING = os.environ.get("TICKETING_URL", "http://ticketing:8000")


def line_of(session, line, first):
    return session.scalars(select(Cabin).where(Cabin.line == line).limit(first)).all()


async def seats_taken(number):
    async with httpx.AsyncClient(base_url=TICKETING, timeout=2) as client:
        answer = await client.get(f"/counter/passes/{number}")
        return len(answer.json())
