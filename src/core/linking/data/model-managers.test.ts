import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

const models = `from django.db import models

class OrderQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state="open")

    def of_user(self, user):
        return self.filter(user_id=user.id)

    def recent(self, most=10):
        return self.order_by("-created")[:most]

    def total(self):
        return self.aggregate(models.Sum("price"))

class LateManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(late=True)

    def worst(self):
        return self.get_queryset().order_by("-price").first()

class Order(models.Model):
    state = models.CharField(max_length=9)
    user_id = models.IntegerField()
    price = models.IntegerField()
    late = models.BooleanField()
    created = models.DateTimeField()
    objects = OrderQuerySet.as_manager()
    overdue = LateManager()

class LineQuerySet(models.QuerySet):
    def costly(self):
        return self.filter(price__gt=100)

LineManager = models.Manager.from_queryset(LineQuerySet)

class Line(models.Model):
    order = models.ForeignKey(Order, related_name="lines", on_delete=models.CASCADE)
    price = models.IntegerField()
    objects = LineManager()
`;

/** A project of Django whose views are these, each at a path of its name. */
function shop(views: string, names: readonly string[]): Promise<System> {
  return systemOf({
    'requirements.txt': 'django\ndjangorestframework\n',
    'manage.py': '',
    'shop/settings.py': 'ROOT_URLCONF = "shop.urls"\nINSTALLED_APPS = ["shop"]\n',
    'shop/models.py': models,
    'shop/urls.py': `from django.urls import path
from . import views

urlpatterns = [${names.map((name) => `path("${name}/", views.${name})`).join(', ')}]
`,
    'shop/views.py': `from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from rest_framework import generics
from .models import Line, Order

${views}`,
  });
}

test('managers and query sets of the team choose rows where their methods are called', async () => {
  const system = await shop(
    `def mine(request):
    return JsonResponse(list(Order.objects.open().of_user(request.user).values()), safe=False)

def recent(request):
    return JsonResponse(list(Order.objects.open().recent()), safe=False)

def total(request):
    return JsonResponse(Order.objects.of_user(request.user).total())

def overdue(request):
    worst = Order.overdue.worst()
    return JsonResponse({"worst": worst.id, "open": Order.overdue.filter(state="open").count()})

def one(request):
    return JsonResponse(get_object_or_404(Order.objects.open(), pk=1))

def costly(request):
    orders = Order.objects.prefetch_related(Prefetch("lines", queryset=Line.objects.costly()))
    return JsonResponse(list(orders.filter(user_id=1)), safe=False)
`,
    ['mine', 'recent', 'total', 'overdue', 'one', 'costly'],
  );
  expect(queriesText(system, 'mine')).toEqual(['select shop_order by state, user_id']);
  expect(queriesText(system, 'recent')).toEqual(['select shop_order by state sorted by created limited']);
  expect(queriesText(system, 'total')).toEqual(['count shop_order by user_id']);
  expect(queriesText(system, 'overdue')).toEqual([
    'count shop_order by late, state',
    'select shop_order by late sorted by price limited',
  ]);
  expect(queriesText(system, 'one')).toEqual(['select shop_order by state, id limited']);
  expect(queriesText(system, 'costly')).toEqual(['select shop_line by price', 'select shop_order by user_id']);
  // Rows that are loaded along are those of the orders at hand.
  const ofLines = system.accesses.find(({ table }) => table.endsWith('shop_line'));
  expect(ofLines?.filtersKnown).toBe(false);
});

test('a query set keeps what functions add, and is limited where somebody pages it', async () => {
  const system = await shop(
    `def visible(user):
    if user.is_superuser:
        return Order.objects.all()
    return Order.objects.filter(user_id=user.id)

def narrowed(orders, request):
    if "state" in request.GET:
        orders = orders.filter(state=request.GET["state"])
    return orders.order_by("id")

def count_open(orders):
    return orders.filter(state="open").count()

def paged(request):
    orders = narrowed(visible(request.user), request)
    return JsonResponse(list(Paginator(orders, 20).get_page(1)), safe=False)

def sliced(request):
    return JsonResponse(list(narrowed(Order.objects.all(), request)[:20]), safe=False)

def counted(request):
    return JsonResponse({"open": count_open(Order.objects.filter(late=True))})
`,
    ['paged', 'sliced', 'counted'],
  );
  expect(queriesText(system, 'paged')).toEqual(['select shop_order at times by state, user_id sorted by id limited']);
  expect(queriesText(system, 'sliced')).toEqual(['select shop_order at times by state sorted by id limited']);
  expect(queriesText(system, 'counted')).toEqual(['count shop_order by late, state']);
  expect(queriesText(system, 'visible')).toEqual([]);
});

test('a view narrows the query set of the view above it', async () => {
  const system = await systemOf({
    'requirements.txt': 'django\ndjangorestframework\n',
    'manage.py': '',
    'shop/settings.py': 'ROOT_URLCONF = "shop.urls"\nINSTALLED_APPS = ["shop"]\n',
    'shop/models.py': models,
    'shop/urls.py': `from django.urls import path
from . import views

urlpatterns = [path("orders/", views.Orders.as_view()), path("open/", views.Open.as_view())]
`,
    'shop/views.py': `from rest_framework import generics
from .models import Order

class Base(generics.ListAPIView):
    queryset = Order.objects.all()

    def get_queryset(self):
        return super().get_queryset().filter(user_id=self.request.user.id)

class Open(Base):
    def get_queryset(self):
        orders = super().get_queryset()
        return orders.filter(state="open")

class Orders(generics.GenericAPIView):
    queryset = Order.objects.filter(late=True)

    def get(self, request):
        orders = self.filter_queryset(self.get_queryset())
        page = self.paginate_queryset(orders)
        return self.get_paginated_response(page)
`,
  });
  expect(queriesText(system, 'Open.get_queryset')).toEqual(['select shop_order by user_id, state']);
  expect(queriesText(system, 'Orders.get')).toEqual(['select shop_order by late']);
  // What a filter or a page of the framework adds was not seen.
  expect(system.accesses.map(({ filtersKnown }) => filtersKnown)).not.toContain(true);
});
