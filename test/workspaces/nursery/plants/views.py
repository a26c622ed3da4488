from django.conf import settings
from django.db import transaction
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response

import requests

from .models import Plant
from .permissions import HasGardenerRole


class PlantViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    queryset = Plant.objects.all()
    permission_classes = [IsAuthenticated, HasGardenerRole]
    lookup_field = "code"

    def list(self, request):
        plants = Plant.objects.select_related("family").filter(stock__gt=0)
        if "family" in request.GET:
            plants = plants.filter(family_id=request.GET["family"])
        return Response([plant.title for plant in plants.order_by("-price")[:50]])

    def create(self, request):
        plant = Plant.objects.create(code=request.data["code"], title=request.data["title"])
        return Response({"code": plant.code}, status=201)

    @action(detail=True, methods=["post"], url_path="restock")
    def restock(self, request, code=None):
        answer = requests.get(f"{settings.SUPPLIER_URL}/stock/{code}")
        with transaction.atomic():
            plant = Plant.objects.select_for_update().get(code=code)
            plant.stock += answer.json()["free"]
            plant.save()
        return Response({"stock": plant.stock})

    @action(detail=False, permission_classes=[AllowAny])
    def cheapest(self, request):
        return Response(Plant.objects.order_by("price").values("title").first())
