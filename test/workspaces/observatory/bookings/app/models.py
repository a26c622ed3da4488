from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Recorded:
    recorded_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Telescope(Base):
    __tablename__ = "telescopes"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    dome: Mapped[str | None]
    nights: Mapped[list["Night"]] = relationship(back_populates="telescope")


class Astronomer(Recorded, Base):
    __tablename__ = "astronomers"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(200), unique=True)
    keeper: Mapped[bool] = mapped_column(default=False)


class Night(Recorded, Base):
    __tablename__ = "nights"
    __table_args__ = (
        UniqueConstraint("telescope_id", "evening"),
        Index("ix_nights_evening", "evening"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    telescope_id: Mapped[int] = mapped_column(ForeignKey("telescopes.id", ondelete="CASCADE"))
    astronomer_id: Mapped[int] = mapped_column(ForeignKey("astronomers.id"), index=True)
    evening: Mapped[date]
    telescope: Mapped[Telescope] = relationship(back_populates="nights")
