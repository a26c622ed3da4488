from fastapi import APIRouter

from app.repositories import NightRepository
from app.db import SessionDep

router = APIRouter()


@router.delete("/nights/{night_id}", status_code=204)
async def cancel(night_id: int, session: SessionDep) -> None:
    await NightRepository(session).cancel(night_id)
