import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { reviewFiles, systemOf } from '../../../../test/support/system-of.ts';

/** An orchard whose views stand at `/trees` and `/harvests`. */
function orchard(views: string, settings = ''): Record<string, string> {
  return {
    'requirements.txt': 'django\ndjangorestframework\ndjango-filter\npsycopg\n',
    'orchard/settings.py': `ROOT_URLCONF = 'orchard.urls'\n${settings}`,
    'orchard/models.py': `from django.db import models
class Grown(models.Model):
    planted = models.DateField()
    class Meta:
        abstract = True
        ordering = ['-planted']
class Row(models.Model):
    name = models.CharField(max_length=30)
    class Meta:
        ordering = ['name']
class Tree(Grown):
    row = models.ForeignKey(Row, related_name='trees', on_delete=models.CASCADE)
    kind = models.CharField(max_length=30)
    code = models.CharField(max_length=30)
    class Meta(Grown.Meta):
        verbose_name = 'tree'
class Harvest(Grown):
    tree = models.ForeignKey(Tree, related_name='harvests', on_delete=models.CASCADE)
    class Meta:
        verbose_name = 'harvest'
`,
    'orchard/views.py': `from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import filters, pagination, viewsets
from rest_framework.decorators import api_view
from rest_framework.response import Response
from .models import Harvest, Row, Tree
${views}
`,
    'orchard/urls.py': `from django.urls import include, path
from rest_framework.routers import DefaultRouter
from . import views
router = DefaultRouter()
router.register('trees', views.Trees)
urlpatterns = [path('', include(router.urls)), path('rows/', views.rows)]
`,
  };
}

const rows = `@api_view(['GET'])
def rows(request):
    newest = Row.objects.order_by('-id')[:3]
    first = Tree.objects.filter(kind='apple').first()
    one = Tree.objects.get(code='x')
    some = Harvest.objects.filter(tree=one)[:5]
    kinds = Row.objects.filter(name='x').exists()
    return Response([list(newest), first, list(some), kinds])`;

test('a list without an order of its own has that of the model', async () => {
  const system = await systemOf(
    orchard(`class Trees(viewsets.ReadOnlyModelViewSet):\n    queryset = Tree.objects.all()\n${rows}`),
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /rows → select orchard_harvest by tree_id limited
    GET /rows → select orchard_row by name limited
    GET /rows → select orchard_row sorted by id limited
    GET /rows → select orchard_tree by code limited
    GET /rows → select orchard_tree by kind sorted by planted limited
    GET /trees → select orchard_tree sorted by planted
    GET /trees/{pk} → select orchard_tree by id"
  `);
});

test('a view set asks by the query of its class, by pages and by what a request may choose', async () => {
  const view = `class Trees(viewsets.ReadOnlyModelViewSet):
    queryset = Tree.objects.filter(row__isnull=False).select_related('row')
    pagination_class = pagination.LimitOffsetPagination
    filter_backends = [DjangoFilterBackend, filters.SearchFilter, filters.OrderingFilter]
    filterset_fields = {'kind': ['exact'], 'row__name': ['exact']}
    search_fields = ['code', 'row__name']
    ordering = ['kind']`;
  const system = await systemOf(orchard(`${view}\ndef rows(request): pass`));
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /trees → select orchard_row
    GET /trees → select orchard_tree by row_id at times by kind, code sorted by kind limited
    GET /trees/{pk} → select orchard_row
    GET /trees/{pk} → select orchard_tree by row_id, id"
  `);
});

test('pages in the order of a model want its index, which nobody knows of where a backend of the team chooses rows', async () => {
  const told = async (more: string): Promise<readonly string[]> => {
    const view = `class Trees(viewsets.ReadOnlyModelViewSet):\n    queryset = Tree.objects.all()\n${more}`;
    const settings = `REST_FRAMEWORK = {
    'DEFAULT_PAGINATION_CLASS': 'rest_framework.pagination.PageNumberPagination',
    'PAGE_SIZE': 50,
}
`;
    const { review } = await reviewFiles(orchard(`${view}\ndef rows(request): pass`, settings));
    return review.findings.filter(({ rule }) => rule === 'unindexed-sort').map(({ title }) => title);
  };
  expect(await told('')).toEqual(['GET /trees sorts all of orchard_tree by planted']);
  expect(await told('    filter_backends = [OwnRows]\n')).toEqual([]);
  expect(await told('    pagination_class = None\n')).toEqual([]);
});

test('rows that a method of the view chooses are asked for by pages and by keys, and hooks write in their own way', async () => {
  const system = await systemOf(
    orchard(
      `class Trees(viewsets.ModelViewSet):
    serializer_class = None
    filter_backends = [filters.SearchFilter]
    search_fields = ['kind']
    def get_queryset(self):
        return Tree.objects.filter(row=self.kwargs['row'])
    def perform_create(self, serializer):
        Harvest.objects.create(tree=serializer.validated_data['tree'])
    def perform_update(self, serializer):
        serializer.save(code='x')
    def perform_destroy(self, instance):
        instance.kind = 'felled'
        instance.save()
class Harvests(viewsets.ModelViewSet):
    queryset = Harvest.objects.all()
    def perform_destroy(self, instance):
        super().perform_destroy(instance)
`,
      `REST_FRAMEWORK = {'DEFAULT_PAGINATION_CLASS': 'rest_framework.pagination.PageNumberPagination', 'PAGE_SIZE': 20}\n`,
    ),
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /trees/{pk} → select orchard_tree by row_id, id
    DELETE /trees/{pk} → update orchard_tree by id
    GET /trees → select orchard_tree by row_id at times by kind sorted by planted limited
    GET /trees/{pk} → select orchard_tree by row_id, id
    PATCH /trees/{pk} → select orchard_tree by row_id, id
    PATCH /trees/{pk} → update orchard_tree by id
    POST /trees → insert orchard_harvest
    PUT /trees/{pk} → select orchard_tree by row_id, id
    PUT /trees/{pk} → update orchard_tree by id"
  `);
});
