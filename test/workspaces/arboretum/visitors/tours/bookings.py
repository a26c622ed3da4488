import graphene
from graphql_jwt.decorators import login_required

from .models import Booking


class BookTour(graphene.Mutation):
    class Arguments:
        tour_id = graphene.ID(required=True)

    ok = graphene.Boolean()

    @classmethod
    @login_required
    def mutate(cls, root, info, tour_id):
        Booking.objects.create(tour_id=tour_id, visitor=info.context.user.username)
        return BookTour(ok=True)
