import strawberry

from rides.cabins import CabinQueries, close_line
from rides.crew import OnDuty


@strawberry.type
class Query(CabinQueries):
    @strawberry.field
    def alive(self) -> bool:
        return True


@strawberry.type
class Mutation:
    close_line = strawberry.mutation(resolver=close_line, permission_classes=[OnDuty])


schema = strawberry.Schema(query=Query, mutation=Mutation)
