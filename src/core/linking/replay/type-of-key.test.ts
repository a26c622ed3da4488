import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a foreign key of SQLAlchemy without a type has that of what it refers to, whatever its annotation says', async () => {
  const system = await systemOf({
    'requirements.txt': 'sqlalchemy\n',
    'looms.py': `from uuid import UUID
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase):
    pass

class Loom(Base):
    __tablename__ = "looms"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)

class Cloth(Base):
    __tablename__ = "cloths"
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    loom_id: Mapped[int] = mapped_column(ForeignKey("looms.id"))
    mended_on: Mapped[int] = mapped_column(Integer, ForeignKey("looms.id"))
    dye_id: Mapped[UUID] = mapped_column(ForeignKey("dyes.id"))

class Thread(Base):
    __tablename__ = "threads"
    id = Column(BigInteger, primary_key=True)
    cloth_id = Column(ForeignKey("cloths.id"))
`,
  });
  const columns = system.tables.flatMap(({ name, columns: own }) =>
    own.map((each) => `${name}.${each.name} ${each.type}`),
  );
  expect(columns.join('\n')).toMatchInlineSnapshot(`
    "cloths.id uuid
    cloths.loom_id bigint
    cloths.mended_on integer
    cloths.dye_id uuid
    looms.id bigint
    threads.id bigint
    threads.cloth_id uuid"
  `);
});
