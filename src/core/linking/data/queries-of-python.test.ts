import { expect, test } from 'vitest';
import { accessesText, queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a base of repositories asks for the model of whoever calls it, and once', async () => {
  const system = await systemOf({
    'requirements.txt': 'fastapi\nsqlalchemy\n',
    'models.py': `from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    id: Mapped[int] = mapped_column(primary_key=True)


class Hike(Base):
    __tablename__ = "hikes"
    name: Mapped[str]


class Guide(Base):
    __tablename__ = "guides"
    email: Mapped[str]
`,
    'repositories.py': `from typing import Generic, Type, TypeVar
from sqlalchemy import select
from models import Base, Guide, Hike

T = TypeVar("T", bound=Base)


class Repository(Generic[T]):
    model: Type[T]

    def __init__(self, session):
        self.session = session

    def get(self, id: int):
        return self.session.get(self.model, id)

    def newest(self):
        return self.session.scalars(select(self.model).limit(3)).all()


class Hikes(Repository[Hike]):
    model = Hike


class Guides(Repository[Guide]):
    model = Guide

    def one(self, id: int):
        return self.get(id)
`,
    'app.py': `from fastapi import FastAPI
from repositories import Guides, Hikes

app = FastAPI()


@app.get("/hikes/{id}")
def hike(id: int):
    return Hikes(session).get(id)


@app.get("/guides/{id}")
def guide(id: int):
    return Guides(session).one(id)


@app.get("/guides")
def guides():
    return Guides(session).newest()
`,
  });
  const names = ['hike', 'guide', 'guides', 'Guides.one', 'Repository.get', 'Repository.newest'];
  const lines = names.map((name) => `${name}: ${queriesText(system, name).join('; ')}`);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "hike: select hikes by id limited
    guide: 
    guides: select guides limited
    Guides.one: select guides by id limited
    Repository.get: 
    Repository.newest: "
  `);
});

test('a query set that a function only looks through is asked once, where it is begun', async () => {
  const system = await systemOf({
    'requirements.txt': 'django\n',
    'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "zoo.settings")\n',
    'zoo/settings.py': 'ROOT_URLCONF = "zoo.urls"\nINSTALLED_APPS = ["zoo"]\n',
    'zoo/models.py': `from django.db import models


class Hook(models.Model):
    event = models.CharField(max_length=40)
    channel = models.CharField(max_length=40)
`,
    'zoo/urls.py': 'from django.urls import path\nfrom . import views\nurlpatterns = [path("told", views.told)]\n',
    'zoo/views.py': `from django.http import JsonResponse
from .models import Hook


def filter_hooks_for_channel(hooks, channel: str) -> list[Hook]:
    found = []
    for hook in hooks:
        if hook.channel == channel:
            found.append(hook)
    return found


def told(request):
    hooks = Hook.objects.filter(event="born")
    names = []
    for channel in request.GET.getlist("channel"):
        names.append([hook.id for hook in filter_hooks_for_channel(hooks, channel)])
    return JsonResponse({"names": names})
`,
  });
  expect(system.accesses.map(({ filters, inLoop }) => [filters.map(({ column }) => column), inLoop])).toEqual([
    [['event'], false],
  ]);
});

test('a query of Tortoise runs where it is waited for, and computed values are no columns', async () => {
  const system = await systemOf({
    'requirements.txt': 'fastapi\ntortoise-orm\n',
    'app.py': `from fastapi import FastAPI
from tortoise import fields
from tortoise.functions import Count
from tortoise.models import Model

app = FastAPI()


class Cup(Model):
    id = fields.IntField(pk=True)
    title = fields.CharField(max_length=50)
    year = fields.IntField()


@app.get("/cups")
async def cups(year: int | None = None, skip: int = 0):
    query = Cup.filter(title="open")
    if year:
        query = query.filter(year=year)
    return await query.offset(skip).limit(20)


@app.get("/played")
async def played():
    return await Cup.annotate(games=Count("matches")).filter(games__gt=1, year=2024).order_by("-games", "title")
`,
  });
  expect([...queriesText(system, 'cups'), ...queriesText(system, 'played')]).toMatchInlineSnapshot(`
    [
      "select cup by title at times by year limited",
      "select cup by year sorted by title",
    ]
  `);
});

test('conditions that look for rows of another table, rows that a base makes, and objects that were changed', async () => {
  const system = await systemOf({
    'requirements.txt': 'fastapi\nsqlalchemy\n',
    'models.py': `from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    id: Mapped[int] = mapped_column(primary_key=True)


class Hike(Base):
    __tablename__ = "hikes"
    name: Mapped[str]


class Booking(Base):
    __tablename__ = "bookings"
    hike_id: Mapped[int] = mapped_column(ForeignKey("hikes.id"))
    paid: Mapped[bool]
`,
    'repositories.py': `from typing import Generic, TypeVar
from sqlalchemy import and_, exists, select
from models import Base, Booking, Hike

T = TypeVar("T", bound=Base)


class Repository(Generic[T]):
    model: type[T]

    def __init__(self, session):
        self.session = session

    def add(self, **values):
        row = self.model(**values)
        self.session.add(row)
        return row


class Hikes(Repository[Hike]):
    model = Hike

    def free(self):
        booked = exists().where(and_(Booking.hike_id == Hike.id, Booking.paid.is_(True)))
        return self.session.scalars(select(Hike).where(~booked)).all()


class Bookings(Repository[Booking]):
    model = Booking
`,
    'app.py': `from fastapi import FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from models import Hike
from repositories import Bookings, Hikes

app = FastAPI()
session = Session(create_engine("sqlite://"))


@app.get("/hikes/free")
def free():
    return Hikes(session).free()


@app.post("/hikes")
def make():
    return Hikes(session).add(name="Ridge")


@app.put("/hikes/{id}")
def rename(id: int, name: str):
    hike = session.get(Hike, id)
    hike.name = name
    session.commit()
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /hikes/free → select bookings by paid
    GET /hikes/free → select hikes
    POST /hikes → insert hikes
    PUT /hikes/{id} → select hikes by id limited
    PUT /hikes/{id} → update hikes by id"
  `);
});

test('a row of a type variable is of the class that the repository below is of, and otherwise of none', async () => {
  const system = await systemOf({
    'requirements.txt': 'fastapi\nsqlmodel\n',
    'models.py': `from sqlmodel import Field, SQLModel
class Kite(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
class Reel(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
`,
    'repositories.py': `from typing import Generic, TypeVar
from sqlmodel import Session, SQLModel
from models import Kite, Reel
Row = TypeVar("Row", bound=SQLModel)
class Repository(Generic[Row]):
    def __init__(self, session: Session):
        self.session = session
    def add(self, row: Row) -> Row:
        self.session.add(row)
        return row
    def drop(self, row: Row) -> None:
        self.session.delete(row)
class Kites(Repository[Kite]):
    pass
class Reels(Repository[Reel]):
    model = Reel
`,
    'app.py': `from fastapi import Depends, FastAPI
from sqlmodel import Session
from db import get_session
from models import Kite, Reel
from repositories import Kites, Reels
app = FastAPI()
def kites(session: Session = Depends(get_session)) -> Kites:
    return Kites(session)
def reels(session: Session = Depends(get_session)) -> Reels:
    return Reels(session)
@app.post("/kites")
def add_kite(data: dict, rows: Kites = Depends(kites)):
    return rows.add(Kite.model_validate(data))
@app.post("/reels")
def add_reel(rows: Reels = Depends(reels)):
    return rows.add(Reel())
@app.delete("/reels/{id}")
def drop_reel(id: int, rows: Reels = Depends(reels)):
    rows.drop(Reel(id=id))
`,
    'db.py': `from sqlmodel import Session, create_engine
engine = create_engine("postgresql://db")
def get_session():
    with Session(engine) as session:
        yield session
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /reels/{id} → delete reel by id
    POST /kites → insert kite
    POST /reels → insert reel"
  `);
});
