import graphene
from graphene_django import DjangoObjectType
from graphql_jwt.decorators import login_required

from .bookings import BookTour
from .models import Booking, Tour


class TourType(DjangoObjectType):
    class Meta:
        model = Tour
        fields = "__all__"

    booked_by = graphene.List(graphene.String)

    def resolve_booked_by(self, info):
        return Booking.objects.filter(tour_id=self.id).values_list("visitor", flat=True)


class TourQueries(graphene.ObjectType):
    next_tours = graphene.List(TourType, first=graphene.Int(required=True))
    my_booking = graphene.Field(graphene.String, id=graphene.ID(required=True))

    def resolve_next_tours(root, info, first):
        return Tour.objects.order_by("starts_at")[:first]

    @login_required
    def resolve_my_booking(root, info, id):
        return Booking.objects.get(pk=id).visitor


class Query(TourQueries, graphene.ObjectType):
    pass


class Mutation(graphene.ObjectType):
    book_tour = BookTour.Field()


schema = graphene.Schema(query=Query, mutation=Mutation)
