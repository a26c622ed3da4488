from sqlalchemy import String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker


class Base(DeclarativeBase):
    pass


class Herb(Base):
    __tablename__ = "herbs"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    use: Mapped[str] = mapped_column(String(60), index=True)
    dried: Mapped[bool]


Session = sessionmaker(create_engine("postgresql://herbs-database/herbs"))
