import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const models = `from django.db import models
class Keeper(models.Model):
    name = models.CharField(max_length=30)
class Animal(models.Model):
    name = models.CharField(max_length=30)
    keeper = models.ForeignKey(Keeper, related_name='animals', on_delete=models.CASCADE)
class Meal(models.Model):
    animal = models.ForeignKey(Animal, related_name='meals', on_delete=models.CASCADE)
`;

test('what a view set loads for one action is not loaded for the others', async () => {
  const system = await systemOf({
    'requirements.txt': 'django\ndjangorestframework\n',
    'zoo/models.py': models,
    'zoo/views.py': `from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.response import Response
from .models import Animal, Keeper
class AnimalViewSet(viewsets.ReadOnlyModelViewSet):
    def get_queryset(self):
        queryset = Animal.objects.order_by('name')
        if self.action == 'list':
            queryset = queryset.filter(name='x').select_related('keeper')
        elif self.action in ('retrieve', 'diet'):
            queryset = queryset.prefetch_related('meals')
        return queryset
    @action(detail=False)
    def diet(self, request):
        return Response(self.get_queryset().count())
    @action(detail=False)
    def names(self, request):
        return Response([animal.name for animal in self.get_queryset()])
class KeeperViewSet(viewsets.ReadOnlyModelViewSet):
    def get_queryset(self):
        if self.action != 'list':
            return Keeper.objects.prefetch_related('animals')
        if self.request.user.is_staff:
            return Keeper.objects.all()
        return Keeper.objects.filter(name='x')
`,
    'zoo/urls.py': `from rest_framework.routers import DefaultRouter
from .views import AnimalViewSet, KeeperViewSet
router = DefaultRouter()
router.register('animals', AnimalViewSet, basename='animal')
router.register('keepers', KeeperViewSet, basename='keeper')
urlpatterns = router.urls
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /animals → select zoo_animal by name sorted by name
    GET /animals → select zoo_keeper
    GET /animals/diet → count zoo_animal
    GET /animals/names → select zoo_animal sorted by name
    GET /animals/{pk} → select zoo_animal by id
    GET /animals/{pk} → select zoo_meal
    GET /keepers → select zoo_keeper at times by name
    GET /keepers/{pk} → select zoo_animal
    GET /keepers/{pk} → select zoo_keeper by id"
  `);
});

test('a generic view tells methods apart', async () => {
  const system = await systemOf({
    'requirements.txt': 'django\ndjangorestframework\n',
    'zoo/models.py': models,
    'zoo/views.py': `from rest_framework import generics
from .models import Animal
class AnimalView(generics.RetrieveUpdateAPIView):
    def get_queryset(self):
        if self.request.method == 'GET':
            return Animal.objects.prefetch_related('meals')
        return Animal.objects.all()
`,
    'zoo/urls.py': `from django.urls import path
from .views import AnimalView
urlpatterns = [path('animals/<int:pk>/', AnimalView.as_view())]
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /animals/{pk} → select zoo_animal by id
    GET /animals/{pk} → select zoo_meal
    PATCH /animals/{pk} → select zoo_animal by id
    PATCH /animals/{pk} → update zoo_animal by id
    PUT /animals/{pk} → select zoo_animal by id
    PUT /animals/{pk} → update zoo_animal by id"
  `);
});

test('what a base adds to the rows of a view begins with those that the view holds', async () => {
  const system = await systemOf({
    'requirements.txt': 'django\ndjangorestframework\n',
    'zoo/models.py': models,
    'zoo/base.py': `from rest_framework import viewsets
class OwnViewSet(viewsets.ReadOnlyModelViewSet):
    def get_queryset(self):
        queryset = super().get_queryset().filter(keeper_id=self.request.user.id)
        if self.action == 'list':
            return queryset.filter(name='x')
        return queryset
`,
    'zoo/views.py': `from rest_framework.decorators import action
from rest_framework.response import Response
from .base import OwnViewSet
from .models import Animal
class AnimalViewSet(OwnViewSet):
    queryset = Animal.objects.all()
    def get_queryset(self):
        queryset = super().get_queryset()
        if self.action == 'retrieve':
            queryset = queryset.prefetch_related('meals')
        return queryset
    @action(detail=True, methods=['post'])
    def rename(self, request, pk=None):
        animal = self.get_object()
        animal.name = 'y'
        animal.save()
        return Response()
`,
    'zoo/urls.py': `from rest_framework.routers import DefaultRouter
from .views import AnimalViewSet
router = DefaultRouter()
router.register('animals', AnimalViewSet)
urlpatterns = router.urls
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /animals → select zoo_animal by keeper_id at times by name
    GET /animals/{pk} → select zoo_animal by keeper_id
    GET /animals/{pk} → select zoo_meal
    POST /animals/{pk}/rename → select zoo_animal by id limited
    POST /animals/{pk}/rename → update zoo_animal by id"
  `);
});
