from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException

from app.db import SessionDep
from app.models import Night, Telescope
from app.repositories import NightRepository
from app.security import AstronomerDep, current_astronomer
from app.weather import is_clear

router = APIRouter(prefix="/nights", dependencies=[Depends(current_astronomer)])


def nights_of(session: SessionDep) -> NightRepository:
    return NightRepository(session)


Nights = Annotated[NightRepository, Depends(nights_of)]


@router.get("/of/{telescope_id}")
async def upcoming(telescope_id: int, nights: Nights, since: date, size: int = 30):
    return await nights.upcoming(telescope_id, since, size)


@router.post("", status_code=201)
async def book(telescope_id: int, evening: date, astronomer: AstronomerDep, nights: Nights, session: SessionDep):
    telescope = await session.get(Telescope, telescope_id)
    if not await is_clear(telescope.dome):
        raise HTTPException(409, "The sky is covered.")
    if await nights.count_of(astronomer.id) > 5:
        raise HTTPException(429)
    return await nights.book(Night(telescope_id=telescope_id, astronomer_id=astronomer.id, evening=evening))
