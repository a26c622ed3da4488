import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const models = `from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Dog(Base):
    __tablename__ = "dogs"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]
    kind: Mapped[str]
    gone: Mapped[bool]


class Owner(Base):
    __tablename__ = "owners"
    id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str]
`;

/** A service of FastAPI with one route, whose handler `ask` has this body. */
function kennel(code: string, body: string, parameters = 'db: Session = Depends(get_db)'): Record<string, string> {
  return {
    'requirements.txt': 'fastapi\nsqlalchemy\nfastapi-pagination\n',
    'models.py': models,
    'app.py': `from fastapi import Depends, FastAPI
from fastapi_pagination.ext.sqlalchemy import paginate as paginated
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from models import Dog, Owner

app = FastAPI()


def get_db():
    with Session() as session:
        yield session


${code}

@app.get("/dogs")
def ask(${parameters}):
${body}
`,
  };
}

const asked = async (code: string, body: string, parameters?: string): Promise<readonly string[]> =>
  queriesText(await systemOf(kennel(code, body, parameters)), 'ask');

test('a statement keeps what functions add to it that it goes through', async () => {
  const code = `def present(query):
    return query.where(Dog.gone == False)

def page(query, number: int):
    return query.offset(number * 20).limit(20)

def narrowed(stmt, kind=None, owner=None):
    if kind:
        stmt = stmt.where(Dog.kind == kind)
    if owner is None:
        return stmt
    return stmt.where(Dog.owner_id == owner)
`;
  const nested = '    return db.scalars(page(present(select(Dog).where(Dog.kind == "x")), 1)).all()';
  expect(await asked(code, nested)).toEqual(['select dogs by kind, gone limited']);
  const inSteps = `    stmt = select(Dog).order_by(Dog.id)
    stmt = present(query=stmt)
    stmt = page(stmt, 2)
    return db.execute(stmt).scalars().all()`;
  expect(await asked(code, inSteps)).toEqual(['select dogs by gone sorted by id limited']);
  const atTimes = `    stmt = narrowed(select(Dog).where(Dog.gone == False), "x", 1)
    total = db.scalar(select(func.count()).select_from(stmt.subquery()))
    return total, db.scalars(stmt.limit(10)).all()`;
  expect(await asked(code, atTimes)).toEqual([
    'count dogs by gone at times by kind, owner_id',
    'select dogs by gone at times by kind, owner_id limited',
  ]);
});

test('a query that a function begins runs where somebody goes on with it', async () => {
  const code = `def dogs(db: Session = Depends(get_db)):
    return db.query(Dog).filter(Dog.gone == False)

class Kennel:
    def __init__(self, db: Session):
        self.db = db
        self.found = select(Dog).where(Dog.kind == "found")

    @property
    def owners(self):
        return self.db.query(Owner)

    def romans(self):
        return self.owners.filter(Owner.city == "Rome").first()

    def lost(self):
        return self.db.scalars(self.found.where(Dog.owner_id == 1)).all()
`;
  const given = (body: string) => asked(code, body, 'query=Depends(dogs)');
  expect(await given('    return query.filter(Dog.kind == "x").limit(5).all()')).toEqual([
    'select dogs by gone, kind limited',
  ]);
  expect(await asked(code, '    return [dog.id for dog in dogs(db)]')).toEqual(['select dogs by gone']);
  const system = await systemOf(
    kennel(code, '    kennel = Kennel(dogs(db))\n    return kennel.romans(), kennel.lost()'),
  );
  expect(queriesText(system, 'dogs')).toEqual([]);
  expect(queriesText(system, 'Kennel.owners')).toEqual([]);
  expect(queriesText(system, 'Kennel.romans')).toEqual(['select owners by city limited']);
  expect(queriesText(system, 'Kennel.lost')).toEqual(['select dogs by kind, owner_id']);
});

test('a function that runs the statements it is handed runs each where it is handed over', async () => {
  const code = `def rows(db, stmt):
    return db.scalars(stmt).all()

def page(db, stmt, number):
    return rows(db, stmt.limit(20).offset(number * 20))
`;
  const body = '    return rows(db, select(Dog).where(Dog.kind == "x")), page(db, select(Owner).order_by(Owner.id), 1)';
  const system = await systemOf(kennel(code, body));
  expect(queriesText(system, 'ask')).toEqual(['select dogs by kind', 'select owners sorted by id limited']);
  expect(queriesText(system, 'rows')).toEqual([]);
});

test('a page that a library takes is limited, and of what cannot be read the conditions are open', async () => {
  expect(await asked('', '    return paginated(db, select(Dog).where(Dog.kind == "x"))')).toEqual([
    'select dogs by kind limited',
  ]);
  const code = 'from helpers import apply_filters\n';
  const system = await systemOf(kennel(code, '    return db.scalars(apply_filters(select(Dog), 1)).all()'));
  expect(system.accesses.map(({ filtersKnown }) => filtersKnown)).toEqual([false]);
});

test('arms of an if begin a query in several ways, and each runs its own', async () => {
  const either = `    if db.info:
        stmt = select(Dog)
    else:
        stmt = select(Dog).where(Dog.owner_id == 1)
    return db.scalars(stmt).all()`;
  expect(await asked('', either)).toEqual(['select dogs at times by owner_id']);
  const each = `    if db.info:
        stmt = select(Dog).limit(9)
        return db.scalars(stmt).all()
    else:
        stmt = select(Dog).where(Dog.owner_id == 1)
        return db.scalars(stmt).all()`;
  expect(await asked('', each)).toEqual(['select dogs limited', 'select dogs by owner_id']);
});

test('what a base class begins for the classes below is about the model of each', async () => {
  const code = `from typing import Generic, TypeVar

T = TypeVar("T")

class Crud(Generic[T]):
    def __init__(self, model):
        self.model = model

    def _select(self):
        return select(self.model).order_by(self.model.id)

    def page(self, db: Session):
        return db.scalars(self._select().limit(20)).all()

class Dogs(Crud[Dog]):
    def of_owner(self, db: Session):
        return db.scalars(self._select().where(Dog.owner_id == 1)).all()

dogs = Dogs(Dog)
`;
  const system = await systemOf(kennel(code, '    return dogs.page(db), dogs.of_owner(db)'));
  expect(queriesText(system, 'ask')).toEqual(['select dogs sorted by id limited']);
  expect(queriesText(system, 'Dogs.of_owner')).toEqual(['select dogs by owner_id sorted by id']);
});

test('Flask-SQLAlchemy asks by methods of the model and takes pages', async () => {
  const system = await systemOf({
    'requirements.txt': 'flask\nflask-sqlalchemy\n',
    'app.py': `from flask import Flask, jsonify
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)

class Dog(db.Model):
    __tablename__ = "dogs"
    id = db.Column(db.Integer, primary_key=True)
    kind = db.Column(db.String(20))
    gone = db.Column(db.Boolean)

    @classmethod
    def present(cls):
        return cls.query.filter_by(gone=False)

def hounds(query):
    return query.filter(Dog.kind == "hound")

@app.get("/dogs")
def dogs():
    page = hounds(Dog.present()).order_by(Dog.id).paginate(page=1)
    return jsonify(page.items)

@app.get("/hounds")
def all_hounds():
    return jsonify(db.paginate(db.select(Dog).where(Dog.kind == "hound")).items)
`,
  });
  expect(queriesText(system, 'dogs')).toEqual(['select dogs by gone, kind sorted by id limited']);
  expect(queriesText(system, 'all_hounds')).toEqual(['select dogs by kind limited']);
  expect(queriesText(system, 'Dog.present')).toEqual([]);
});

test('queries of Tortoise and Peewee go through functions, too', async () => {
  const system = await systemOf({
    'requirements.txt': 'fastapi\ntortoise-orm\npeewee\n',
    'app.py': `import peewee
from fastapi import FastAPI
from tortoise import fields
from tortoise.models import Model

app = FastAPI()

class Dog(Model):
    id = fields.UUIDField(pk=True)
    kind = fields.CharField(max_length=20)
    gone = fields.BooleanField()

class Cat(peewee.Model):
    kind = peewee.CharField()
    gone = peewee.BooleanField()

def present():
    return Dog.filter(gone=False)

def page(query, number):
    return query.offset(number * 20).limit(20)

def cats():
    return Cat.select().where(Cat.gone == False)

def tame(query):
    return query.where(Cat.kind == "tame")

@app.get("/dogs")
async def dogs():
    return await page(present().filter(kind="x"), 1)

@app.get("/cats")
def all_cats():
    query = cats()
    if app.debug:
        query = tame(query)
    return [cat.id for cat in query.order_by(Cat.id)]
`,
  });
  expect(queriesText(system, 'dogs')).toEqual(['select dog by gone, kind limited']);
  expect(queriesText(system, 'all_cats')).toEqual(['select cat by gone at times by kind sorted by id']);
  expect(queriesText(system, 'present')).toEqual([]);
});
