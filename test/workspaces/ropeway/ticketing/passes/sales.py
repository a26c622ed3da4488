from datetime import date

from django.shortcuts import get_object_or_404

from passes.models import Pass

PAGE = 50


def of_valley(valley, page):
    sold = Pass.objects.filter(valley=valley).order_by("-sold_on")
    return sold[(page - 1) * PAGE : page * PAGE]


def sell(payload, clerk):
    return Pass.objects.create(number=payload.number, valley=payload.valley, sold_by=clerk)


def find(number):
    return get_object_or_404(Pass, number=number)


def take_back(number):
    sold = find(number)
    sold.returned_on = date.today()
    sold.save(update_fields=["returned_on"])
