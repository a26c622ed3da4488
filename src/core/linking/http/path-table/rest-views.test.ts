import { expect, test } from 'vitest';
import { accessesText } from '../../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';

const kiln = {
  'requirements.txt': 'django\ndjangorestframework\ndjango-filter\n',
  'shop/settings.py': `INSTALLED_APPS = ['kiln']
ROOT_URLCONF = 'shop.urls'
REST_FRAMEWORK = {'DEFAULT_PAGINATION_CLASS': 'rest_framework.pagination.PageNumberPagination', 'PAGE_SIZE': 20}
`,
  'shop/urls.py': "from django.urls import include, path\nurlpatterns = [path('', include('kiln.urls'))]\n",
  'kiln/models.py': `from django.db import models

class FiringQuerySet(models.QuerySet):
    def of(self, potter):
        return self.filter(potter=potter)

class FiringManager(models.Manager.from_queryset(FiringQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(archived=False)

class Firing(models.Model):
    potter = models.CharField(max_length=40)
    title = models.CharField(max_length=40)
    heat = models.IntegerField()
    archived = models.BooleanField(default=False)
    objects = FiringManager()

class Pot(models.Model):
    firing = models.ForeignKey(Firing, related_name='pots', on_delete=models.CASCADE)
    kind = models.CharField(max_length=40)
`,
  'kiln/filters.py': `import django_filters
from .models import Firing

class FiringFilter(django_filters.FilterSet):
    hotter = django_filters.NumberFilter(field_name='heat', lookup_expr='gte')
    title = django_filters.CharFilter(lookup_expr='icontains')

    class Meta:
        model = Firing
        fields = {'potter': ['exact'], 'title': ['icontains']}
`,
  'kiln/serializers.py': `from django.db import transaction
from rest_framework import serializers
from .models import Firing, Pot

class FiringSerializer(serializers.ModelSerializer):
    class Meta:
        model = Firing
        fields = ['id', 'title', 'heat']

    def create(self, validated_data):
        pots = validated_data.pop('pots')
        with transaction.atomic():
            firing = Firing.objects.create(**validated_data)
            Pot.objects.bulk_create([Pot(firing=firing, **pot) for pot in pots])
        return firing

    def update(self, instance, validated_data):
        firing = super().update(instance, validated_data)
        firing.pots.all().delete()
        return firing

class PotSerializer(serializers.ModelSerializer):
    class Meta:
        model = Pot
        fields = '__all__'
`,
  'kiln/views.py': `from rest_framework import generics, viewsets
from .filters import FiringFilter
from .models import Firing
from .serializers import FiringSerializer, PotSerializer

class FiringViewSet(viewsets.ModelViewSet):
    serializer_class = FiringSerializer
    filterset_class = FiringFilter

    def get_queryset(self):
        return Firing.objects.of(self.request.user).order_by('title')

    def list(self, request, *args, **kwargs):
        response = super().list(request, *args, **kwargs)
        response['Cache-Control'] = 'max-age=30'
        return response

class PotView(generics.CreateAPIView):
    serializer_class = PotSerializer
`,
  'kiln/urls.py': `from django.urls import include, path
from rest_framework.routers import DefaultRouter
from . import views
router = DefaultRouter()
router.register('firings', views.FiringViewSet, basename='firing')
urlpatterns = [path('', include(router.urls)), path('pots', views.PotView.as_view())]
`,
};

test('views of Django REST do what their bases, serializers, managers and filter sets say', async () => {
  expect(accessesText(await systemOf(kiln))).toMatchInlineSnapshot(`
    "DELETE /firings/{pk} → delete kiln_firing by id
    DELETE /firings/{pk} → select kiln_firing by archived, potter, id
    GET /firings → select kiln_firing by archived, potter at times by heat, potter, title sorted by title limited
    GET /firings/{pk} → select kiln_firing by archived, potter, id
    PATCH /firings/{pk} → select kiln_firing by archived, potter, id
    PATCH /firings/{pk} → update kiln_firing by id
    POST /firings → insert kiln_firing, in a transaction
    POST /firings → insert kiln_pot, in a transaction
    POST /pots → insert kiln_pot
    PUT /firings/{pk} → select kiln_firing by archived, potter, id
    PUT /firings/{pk} → update kiln_firing by id"
  `);
});

test('a list that says so gives all rows, whatever backends look at it by default', async () => {
  const settings = `INSTALLED_APPS = ['kiln']
ROOT_URLCONF = 'shop.urls'
REST_FRAMEWORK = {'DEFAULT_FILTER_BACKENDS': ['django_filters.rest_framework.DjangoFilterBackend'], 'PAGE_SIZE': 20}
`;
  const views = `from rest_framework import generics
from .models import Pot
from .serializers import PotSerializer

class PotView(generics.ListAPIView):
    queryset = Pot.objects.order_by('kind')
    serializer_class = PotSerializer
    pagination_class = None
`;
  const urls =
    "from django.urls import path\nfrom . import views\nurlpatterns = [path('pots', views.PotView.as_view())]\n";
  const system = await systemOf({
    ...kiln,
    'shop/settings.py': settings,
    'kiln/views.py': views,
    'kiln/urls.py': urls,
  });
  expect(system.accesses.map(({ verb, limit, filtersKnown }) => ({ verb, limit, filtersKnown }))).toEqual([
    { verb: 'select', limit: undefined, filtersKnown: true },
  ]);
});
