from ariadne import MutationType, QueryType, load_schema_from_path, make_executable_schema
from ariadne.asgi import GraphQL
from sqlalchemy import select, update
from starlette.applications import Starlette

from shelf import Herb, Session

query = QueryType()
mutation = MutationType()


@query.field("herbs")
def resolve_herbs(_, info, use):
    with Session() as session:
        return session.scalars(select(Herb).where(Herb.use == use).limit(40)).all()


def dry_herb(_, info, id):
    with Session() as session:
        session.execute(update(Herb).where(Herb.id == id).values(dried=True))
        session.commit()


mutation.set_field("dryHerb", dry_herb)

app = Starlette()
app.mount("/herbs/graph", GraphQL(make_executable_schema(load_schema_from_path("schema.graphql"), query, mutation)))
