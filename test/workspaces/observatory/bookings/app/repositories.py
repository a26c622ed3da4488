from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from .models import Night


class NightRepository:
    def __init__(self, session: AsyncSession):
        self.session = session

    async def upcoming(self, telescope_id: int, since: date, size: int) -> list[Night]:
        query = select(Night).where(Night.telescope_id == telescope_id, Night.evening >= since)
        result = await self.session.scalars(query.order_by(Night.evening).limit(size))
        return list(result)

    async def count_of(self, astronomer_id: int) -> int:
        query = select(func.count()).select_from(Night).where(Night.astronomer_id == astronomer_id)
        return await self.session.scalar(query) or 0

    async def book(self, night: Night) -> Night:
        async with self.session.begin():
            self.session.add(night)
        return night

    async def cancel(self, night_id: int) -> None:
        await self.session.execute(delete(Night).where(Night.id == night_id))
        await self.session.commit()
