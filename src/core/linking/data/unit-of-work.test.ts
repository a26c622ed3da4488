import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a unit of work of SQLAlchemy writes what its repositories loaded, took in and gave away', async () => {
  const system = await systemOf({
    'pyproject.toml': '[project]\nname = "stable"\ndependencies = ["fastapi", "sqlalchemy"]\n',
    'stable/models.py': `from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
class Base(DeclarativeBase): ...
class Rider(Base):
    __tablename__ = "riders"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
class Horse(Base):
    __tablename__ = "horses"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    shoes: Mapped[list["Shoe"]] = relationship(back_populates="horse")
class Shoe(Base):
    __tablename__ = "shoes"
    id: Mapped[int] = mapped_column(primary_key=True)
    horse_id: Mapped[int] = mapped_column(ForeignKey("horses.id"))
    horse: Mapped[Horse] = relationship(back_populates="shoes")
`,
    'stable/repository.py': `from sqlalchemy.ext.asyncio import AsyncSession
from stable.models import Base, Horse, Rider
class Repository[Row: Base]:
    model: type[Row]
    def __init__(self, session: AsyncSession) -> None:
        self.session = session
    async def get(self, id: int) -> Row | None:
        return await self.session.get(self.model, id)
    def add(self, row: Row) -> Row:
        self.session.add(row)
        return row
    async def delete(self, row: Row) -> None:
        await self.session.delete(row)
class Riders(Repository[Rider]):
    model = Rider
class Horses(Repository[Horse]):
    model = Horse
`,
    'stable/unit_of_work.py': `from stable.repository import Horses, Riders
class UnitOfWork:
    async def __aenter__(self):
        self.session = factory()
        self.riders = Riders(self.session)
        self.horses = Horses(self.session)
        return self
    async def commit(self) -> None:
        await self.session.commit()
`,
    'stable/api.py': `from typing import Annotated
from fastapi import Depends, FastAPI
from stable.models import Horse, Shoe
from stable.unit_of_work import UnitOfWork
async def get_uow():
    async with UnitOfWork() as uow:
        yield uow
Uow = Annotated[UnitOfWork, Depends(get_uow)]
app = FastAPI()
@app.post("/horses")
async def bring(name: str, uow: Uow):
    uow.horses.add(Horse(name=name))
    await uow.commit()
@app.patch("/horses/{horse_id}")
async def change(horse_id: int, changes: dict, uow: Uow):
    horse = await uow.horses.get(horse_id)
    for field, value in changes.items():
        setattr(horse, field, value)
    await uow.commit()
@app.put("/riders/{rider_id}")
async def rename(rider_id: int, name: str, uow: Uow):
    rider = await uow.riders.get(rider_id)
    rider.name = name
    await uow.commit()
@app.post("/horses/{horse_id}/shoes")
async def shoe(horse_id: int, uow: Uow):
    horse = await uow.horses.get(horse_id)
    horse.shoes.append(Shoe())
    await uow.commit()
@app.delete("/riders/{rider_id}")
async def leave(rider_id: int, uow: Uow):
    rider = await uow.riders.get(rider_id)
    await uow.riders.delete(rider)
    await uow.commit()
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /riders/{rider_id} → delete riders by id
    DELETE /riders/{rider_id} → select riders by id limited
    PATCH /horses/{horse_id} → select horses by id limited
    PATCH /horses/{horse_id} → update horses by id
    POST /horses → insert horses
    POST /horses/{horse_id}/shoes → insert shoes
    POST /horses/{horse_id}/shoes → select horses by id limited
    PUT /riders/{rider_id} → select riders by id limited
    PUT /riders/{rider_id} → update riders by id"
  `);
});
