import { type Files, lines, type Module, type ServicePlan, snakeCase } from './plan.ts';

const pythonTypes = { text: 'str', number: 'int', flag: 'bool', time: 'datetime' };
const columnTypes = { text: 'String(200)', number: 'Integer', flag: 'Boolean', time: 'DateTime' };

/** A FastAPI service with SQLAlchemy. */
export function pythonService({ name, folder, modules, upstream }: ServicePlan): Files {
  const files: Files = {
    [`${folder}/requirements.txt`]: 'fastapi==0.111.0\nsqlalchemy==2.0.30\nhttpx==0.27.0\n',
    [`${folder}/app/__init__.py`]: '',
    [`${folder}/app/main.py`]: main(name, modules),
    [`${folder}/app/database.py`]: database,
    [`${folder}/app/security.py`]: security,
  };
  for (const module of modules) {
    const at = `${folder}/app/${module.noun}`;
    files[`${at}/__init__.py`] = '';
    files[`${at}/router.py`] = router(module);
    files[`${at}/service.py`] = service(module, upstream);
    files[`${at}/models.py`] = model(module);
    files[`${at}/schemas.py`] = schemas(module);
    files[`${at}/policy.py`] = policy(module);
    files[`${folder}/tests/test_${module.noun}.py`] = test(module);
  }
  return files;
}

function main(name: string, modules: readonly Module[]): string {
  return `from fastapi import FastAPI

${lines(modules, ({ noun }) => `from app.${noun}.router import router as ${noun}_router`)}

app = FastAPI(title="${name}")
${lines(modules, ({ noun, table }) => `app.include_router(${noun}_router, prefix="/${table}")`)}


@app.get("/health")
def health():
    return {"status": "up"}
`;
}

const database = `import os

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

engine = create_engine(os.environ["DATABASE_URL"])
SessionLocal = sessionmaker(engine)


class Base(DeclarativeBase):
    pass


def get_session():
    session = SessionLocal()
    try:
        yield session
    finally:
        session.close()
`;

const security = `from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer

scheme = OAuth2PasswordBearer(tokenUrl="/token")


def current_user(token: str = Depends(scheme)):
    if not token:
        raise HTTPException(status_code=401)
    return {"token": token}
`;

function router({ noun, type }: Module): string {
  return `from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.orm import Session

from app.database import get_session
from app.security import current_user
from app.${noun}.schemas import ${type}In, ${type}Out
from app.${noun} import service

router = APIRouter(dependencies=[Depends(current_user)])


@router.get("/", response_model=list[${type}Out])
def list_${noun}s(page: int = 1, session: Session = Depends(get_session)):
    return service.list_${noun}s(session, page)


@router.get("/{${noun}_id}", response_model=${type}Out)
def find_${noun}(${noun}_id: int, session: Session = Depends(get_session)):
    found = service.find_${noun}(session, ${noun}_id)
    if found is None:
        raise HTTPException(status_code=404)
    return found


@router.post("/", response_model=${type}Out, status_code=201)
def create_${noun}(body: ${type}In, session: Session = Depends(get_session)):
    return service.create_${noun}(session, body)


@router.delete("/{${noun}_id}", status_code=204)
def remove_${noun}(${noun}_id: int, session: Session = Depends(get_session)):
    service.remove_${noun}(session, ${noun}_id)
`;
}

function service({ noun, type, fields }: Module, upstream: ServicePlan['upstream']): string {
  return `import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.${noun}.models import ${type}
from app.${noun}.policy import may_change
from app.${noun}.schemas import ${type}In

PAGE = 50


def list_${noun}s(session: Session, page: int):
    query = select(${type}).order_by(${type}.id).limit(PAGE).offset((page - 1) * PAGE)
    return session.scalars(query).all()


def find_${noun}(session: Session, ${noun}_id: int):
    return session.get(${type}, ${noun}_id)


def create_${noun}(session: Session, body: ${type}In):
    answer = httpx.get("http://${upstream.service}:8080/${upstream.table}", timeout=2)
    if not may_change(body, answer.json()):
        raise ValueError("not now")
    created = ${type}(
${lines(fields, ({ name }) => `        ${snakeCase(name)}=body.${snakeCase(name)},`)}
    )
    session.add(created)
    session.commit()
    return created


def remove_${noun}(session: Session, ${noun}_id: int):
    session.delete(session.get(${type}, ${noun}_id))
    session.commit()
`;
}

function model({ type, table, fields }: Module): string {
  return `from datetime import datetime

from sqlalchemy import Boolean, DateTime, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class ${type}(Base):
    __tablename__ = "${table}"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
${lines(fields, ({ name, type: kind }) => `    ${snakeCase(name)}: Mapped[${pythonTypes[kind]}] = mapped_column(${columnTypes[kind]}, nullable=False)`)}
`;
}

function schemas({ type, fields }: Module): string {
  const body = lines(fields, ({ name, type: kind }) => `    ${snakeCase(name)}: ${pythonTypes[kind]}`);
  return `from datetime import datetime

from pydantic import BaseModel


class ${type}In(BaseModel):
${body}


class ${type}Out(BaseModel):
    id: int
${body}
`;
}

function policy({ fields }: Module): string {
  return `${lines(
    fields,
    ({ name }) => `def ${snakeCase(name)}_differs(before, after):
    old = getattr(before, "${snakeCase(name)}", None)
    if old is None:
        return False
    return str(old) != str(after.get("${snakeCase(name)}"))

`,
  )}
def may_change(before, after):
    changes = [${fields.map(({ name }) => `${snakeCase(name)}_differs(before, after)`).join(', ')}]
    return len([change for change in changes if change]) < ${fields.length}
`;
}

function test({ noun }: Module): string {
  return `from app.${noun}.policy import may_change


def test_untouched_may_change():
    assert may_change(object(), {})
`;
}
