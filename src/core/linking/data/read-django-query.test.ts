import { expect, it } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

it('tells queries that run from those that are empty, part of another, handed on or already answered', async () => {
  const { accesses } = await systemOf({
    'manage.py': 'import django\n',
    'requirements.txt': 'django\n',
    'keepers/models.py': `from django.db import models


class Animal(models.Model):
    name = models.CharField(max_length=80)
    keeper_id = models.IntegerField()


class Meal(models.Model):
    animal_id = models.IntegerField()
`,
    'keepers/urls.py': `from django.urls import path

from . import views

urlpatterns = [path("animals/", views.animals)]
`,
    'keepers/views.py': `from django.db.models import Exists, OuterRef
from django.http import JsonResponse

from .models import Animal, Meal


def animals(request):
    if not request.user:
        return Animal.objects.none()
    fed = Animal.objects.filter(Exists(Meal.objects.filter(animal_id=OuterRef("id"))), keeper_id=request.user.id)
    by_id = Animal.objects.in_bulk([animal.id for animal in fed])
    for animal in tired():
        names = by_id.get(animal.id)
    Animal.objects.bulk_update(fed, ["name"])
    return JsonResponse({"names": names})


def tired():
    return Animal.objects.order_by("name")
`,
  });
  const text = accesses.map(
    ({ operation, verb, table, filters, filtersKnown, evidence: [place] }) =>
      `${place?.line} ${operation.split('#')[1] ?? operation}: ${verb} ${table.split(/[.:]/).at(-1)} by ${filters.map(({ column }) => column).join(', ') || 'nothing'}${filtersKnown ? '' : ' and more'}`,
  );
  expect(text.sort().join('\n')).toMatchInlineSnapshot(`
    "10 animals: select keepers_animal by keeper_id and more
    10 animals: select keepers_meal by animal_id and more
    11 animals: select keepers_animal by nothing and more
    12 animals: select keepers_animal by nothing
    14 animals: update keepers_animal by nothing and more"
  `);
});

it('tells rows that may have come along with their object from those that are asked for', async () => {
  const { accesses } = await systemOf({
    'manage.py': 'import django\n',
    'requirements.txt': 'django\n',
    'keepers/models.py': `from django.db import models


class Animal(models.Model):
    name = models.CharField(max_length=80)


class Meal(models.Model):
    animal = models.ForeignKey(Animal, related_name="meals", on_delete=models.CASCADE)
    eaten = models.BooleanField()

    class Meta:
        ordering = ["id"]
`,
    'keepers/urls.py': `from django.urls import path

from . import views

urlpatterns = [path("animals/", views.animals)]
`,
    'keepers/views.py': `from django.http import JsonResponse

from .models import Animal


def animals(request):
    animal = Animal.objects.get(id=1)
    return JsonResponse({"all": list(animal.meals.all()), "left": list(animal.meals.filter(eaten=False))})
`,
  });
  const ofMeals = accesses.filter(({ table }) => table.endsWith('meal'));
  expect(ofMeals.map(({ filters, again }) => [filters.map(({ column }) => column), again])).toEqual([
    [['animal_id'], true],
    [['animal_id', 'eaten'], undefined],
  ]);
});

it('takes what a view asks its base for for a row of those that it shows', async () => {
  const system = await systemOf({
    'requirements.txt': 'django\ndjangorestframework\npsycopg\n',
    'dogs/models.py': `from django.db import models
class Dog(models.Model):
    name = models.CharField(max_length=30)
    owner = models.ForeignKey('auth.User', on_delete=models.CASCADE)
`,
    'dogs/views.py': `from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.response import Response
from .models import Dog
class DogViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Dog.objects.order_by('name')
    @action(detail=True, methods=['post'])
    def rename(self, request, pk=None):
        dog = self.get_object()
        dog.name = request.data['name']
        dog.save()
        return Response(status=204)
class OwnDogViewSet(viewsets.ReadOnlyModelViewSet):
    def get_queryset(self):
        return Dog.objects.filter(owner=self.request.user)
    @action(detail=True, methods=['post'])
    def release(self, request, pk=None):
        self.get_object().delete()
        return Response(status=204)
`,
    'dogs/urls.py': `from rest_framework.routers import DefaultRouter
from .views import DogViewSet, OwnDogViewSet
router = DefaultRouter()
router.register('dogs', DogViewSet)
router.register('mine', OwnDogViewSet, basename='mine')
urlpatterns = router.urls
`,
  });
  const said = system.accesses.flatMap(({ operation, verb, filters, filtersKnown }) => {
    const name = operation.split('#')[1] ?? '';
    const by = [...filters.map(({ column }) => column), ...(filtersKnown ? [] : ['…'])].join(', ');
    return /rename|release/.test(name) ? [`${name}: ${verb} by ${by}`] : [];
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "DogViewSet.rename: select by id",
      "DogViewSet.rename: update by id",
      "OwnDogViewSet.release: delete by id",
      "OwnDogViewSet.release: select by id, …",
    ]
  `);
});
