from fastapi import APIRouter, HTTPException
from sqlalchemy import select

from app.db import SessionDep
from app.models import Telescope

router = APIRouter(prefix="/telescopes", tags=["telescopes"])


@router.get("")
async def list_telescopes(session: SessionDep, page: int = 0):
    query = select(Telescope).order_by(Telescope.name)
    return (await session.execute(query.offset(page * 20).limit(20))).scalars().all()


@router.get("/{telescope_id}")
async def show_telescope(telescope_id: int, session: SessionDep):
    telescope = await session.get(Telescope, telescope_id)
    if telescope is None:
        raise HTTPException(404)
    return telescope
