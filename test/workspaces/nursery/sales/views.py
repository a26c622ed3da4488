from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import Count, Q
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views import View
from django.views.decorators.http import require_POST
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import IsAdminUser

from .models import Sale


class SaleList(View):
    def get(self, request):
        sales = Sale.objects.filter(Q(state="open") | Q(state="paid"), customer=request.user)
        return JsonResponse({"sales": list(sales.values("id", "state"))})

    def post(self, request):
        sale = Sale(customer=request.user, sold_on=request.POST["day"])
        sale.save()
        return JsonResponse({"id": sale.id}, status=201)


class SaleDetail(LoginRequiredMixin, View):
    def delete(self, request, pk):
        get_object_or_404(Sale, pk=pk, customer=request.user).delete()
        return JsonResponse({}, status=204)


@login_required
@permission_required("sales.pay")
@require_POST
def pay(request, pk):
    Sale.objects.filter(pk=pk).update(state="paid")
    return JsonResponse({})


@api_view(["GET"])
@permission_classes([IsAdminUser])
def days(request, year):
    return JsonResponse({"days": list(Sale.objects.filter(sold_on__year=year).annotate(Count("id")))})


@api_view()
def weeks(request, year, week):
    return JsonResponse({"count": Sale.objects.filter(sold_on__year=year, sold_on__week=week).count()})
