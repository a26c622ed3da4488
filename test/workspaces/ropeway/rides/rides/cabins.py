import strawberry

from rides.crew import OnDuty
from rides.ledger import SessionLocal, line_of, seats_taken
from rides.tables import Cabin as CabinRow


@strawberry.type
class Cabin:
    number: int
    line: str

    @strawberry.field
    async def taken(self) -> int:
        return await seats_taken(self.number)


@strawberry.type
class CabinQueries:
    @strawberry.field(name="cabins", permission_classes=[OnDuty])
    def of_line(self, line: str, first: int = 20) -> list[Cabin]:
        with SessionLocal() as session:
            return line_of(session, line, first)


def close_line(line: str) -> bool:
    with SessionLocal() as session:
        session.query(CabinRow).filter(CabinRow.line == line).update({"closed": True})
        session.commit()
    return True
