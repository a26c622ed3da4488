import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

/** A workshop for bicycles in Django, whose views and routes are these. */
async function workshop(views: string, routes: string): Promise<System> {
  return await systemOf({
    'manage.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'workshop.settings')\n",
    'requirements.txt': 'Django==5.0\ndjangorestframework==3.15\n',
    'workshop/settings.py': "ROOT_URLCONF = 'workshop.urls'\nINSTALLED_APPS = ['repairs']\n",
    'workshop/urls.py': `from django.urls import include, path
from rest_framework.routers import DefaultRouter
from repairs import views

router = DefaultRouter()
urlpatterns = [${routes}]
`,
    'repairs/models.py': `from django.db import models

class Part(models.Model):
    sku = models.CharField(max_length=20)

class Bike(models.Model):
    owner_id = models.IntegerField()
    retired = models.BooleanField(default=False)
    parts = models.ManyToManyField(Part, related_name="bikes")

    def retire(self):
        self.retired = True
        self.save(update_fields=["retired"])

class Job(models.Model):
    bike = models.ForeignKey(Bike, related_name="jobs", on_delete=models.CASCADE)
    cost = models.IntegerField()

    def close(self):
        self.bike.retire()
        self.delete()
`,
    'repairs/views.py': `from django.db import transaction
from django.db.models import Sum
from django.shortcuts import get_object_or_404
from rest_framework import viewsets
from .models import Bike, Job, Part
${views}`,
  });
}

test('methods of models run for rows that queries give and that other rows refer to', async () => {
  const system = await workshop(
    `
def close(request, pk):
    get_object_or_404(Job, pk=pk).close()

def retire(request):
    for bike in Bike.objects.filter(owner_id=request.user.id):
        bike.retire()
`,
    "path('close/<int:pk>', views.close), path('retire', views.retire)",
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /close/{pk} → delete repairs_job by id
    GET /close/{pk} → select repairs_job by id limited
    GET /close/{pk} → update repairs_bike by id
    GET /retire → select repairs_bike by owner_id
    GET /retire → update repairs_bike by id, in a loop"
  `);
});

test('rows that a table of pairs keeps are read from either side, and what is summed up of a relation is joined', async () => {
  const system = await workshop(
    `
def parts(request):
    for bike in Bike.objects.all():
        for part in bike.parts.all():
            print(part.sku)

def users(request, pk):
    part = Part.objects.get(pk=pk)
    return list(part.bikes.filter(retired=False))

def fitted(request, pk):
    return list(Bike.objects.filter(parts=pk))

def costs(request):
    return list(Bike.objects.annotate(total=Sum('jobs__cost')))
`,
    "path('parts', views.parts), path('users/<int:pk>', views.users), path('fitted/<int:pk>', views.fitted), path('costs', views.costs)",
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /costs → select repairs_bike
    GET /costs → select repairs_job
    GET /fitted/{pk} → select repairs_bike
    GET /fitted/{pk} → select repairs_part
    GET /parts → select repairs_bike
    GET /parts → select repairs_part, in a loop
    GET /users/{pk} → select repairs_bike by retired
    GET /users/{pk} → select repairs_part by id limited"
  `);
});

test('a decorator opens a transaction around the whole function', async () => {
  const system = await workshop(
    `
@transaction.atomic
def book(request, pk):
    Bike.objects.select_for_update().get(pk=pk)
    Job.objects.create(bike_id=pk, cost=1)
`,
    "path('book/<int:pk>', views.book)",
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /book/{pk} → insert repairs_job, in a transaction
    GET /book/{pk} → select repairs_bike by id limited, in a transaction"
  `);
});

test('a set of views writes to the table of the rows that it chooses, however they are put together', async () => {
  const system = await workshop(
    `
class BikeViewSet(viewsets.ModelViewSet):
    def get_queryset(self):
        bikes = Bike.objects.filter(owner_id=self.request.user.id)
        if self.request.query_params.get('open'):
            bikes = bikes.filter(retired=False)
        return bikes
`,
    "path('', include(router.urls))]\nrouter.register('bikes', views.BikeViewSet, basename='bike')\nurlpatterns += [",
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /bikes/{pk} → delete repairs_bike by id
    DELETE /bikes/{pk} → select repairs_bike by owner_id, id at times by retired
    GET /bikes → select repairs_bike by owner_id at times by retired
    GET /bikes/{pk} → select repairs_bike by owner_id, id at times by retired
    PATCH /bikes/{pk} → select repairs_bike by owner_id, id at times by retired
    PATCH /bikes/{pk} → update repairs_bike by id
    POST /bikes → insert repairs_bike
    PUT /bikes/{pk} → select repairs_bike by owner_id, id at times by retired
    PUT /bikes/{pk} → update repairs_bike by id"
  `);
});
