from sqlalchemy import Boolean, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Cabin(Base):
    __tablename__ = "cabins"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    line: Mapped[str] = mapped_column(String(40), index=True)
    closed: Mapped[bool] = mapped_column(Boolean, default=False)
