import { expect, test } from 'vitest';
import { titles } from '../../../../../test/support/findings-text.ts';
import { shapeText } from '../../../../../test/support/shape-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';
import { unboundedPageSize } from '../../../rules/api/unbounded-page-size.ts';

function nursery(pages: string, settings: string): Parameters<typeof systemOf>[0] {
  return {
    'requirements.txt': 'Django\ndjangorestframework\n',
    'manage.py': '',
    'nursery/settings.py': `ROOT_URLCONF = "nursery.urls"\nINSTALLED_APPS = ["beds"]\nREST_FRAMEWORK = {${settings}}\n`,
    'nursery/urls.py': `from django.urls import include, path
from rest_framework.routers import DefaultRouter
from beds.views import BedViewSet, count

router = DefaultRouter()
router.register("beds", BedViewSet)
urlpatterns = [path("api/", include(router.urls)), path("api/count/", count)]
`,
    'beds/pages.py': pages,
    'beds/models.py': `from django.db import models


class Bed(models.Model):
    name = models.CharField(max_length=40)
`,
    'beds/views.py': `from rest_framework import status, viewsets
from rest_framework.decorators import api_view
from rest_framework.response import Response
from .models import Bed
from .serializers import BedSerializer


class BedViewSet(viewsets.ModelViewSet):
    queryset = Bed.objects.order_by("id")
    serializer_class = BedSerializer


@api_view(["POST"])
def count(request):
    return Response({"beds": 3}, status=status.HTTP_202_ACCEPTED)
`,
    'beds/serializers.py': '',
  };
}

const own = `from rest_framework.pagination import PageNumberPagination


class BedPages(PageNumberPagination):
    page_size = 24
    page_size_query_param = "size"
`;

async function said(files: Parameters<typeof systemOf>[0]): Promise<readonly string[]> {
  const { endpoints } = await systemOf(files);
  return endpoints
    .filter(({ path }) => !path.includes('{'))
    .map(({ method, path, parameters, responses }) => {
      const asked = parameters.map(({ name, shape }) => `${name}: ${shapeText(shape)}`).join(', ');
      return `${method} ${path}?${asked} → ${responses.map((each) => `${each.status} ${shapeText(each.shape)}`).join('; ')}`;
    });
}

test('pages of REST framework are asked for and answered as their class says', async () => {
  const set = '"DEFAULT_PAGINATION_CLASS": "beds.pages.BedPages"';
  expect(await said(nursery(own, set))).toMatchInlineSnapshot(`
    [
      "GET /api/beds?page: integer, size: integer → 200 { count: integer like 42, next: string(uri) like "https://example.com/?page=2", previous: null, results: [unknown] }",
      "POST /api/beds? → 201 nothing known",
      "POST /api/count? → 202 { beds: integer }",
    ]
  `);
  const ready = '"DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.CursorPagination", "PAGE_SIZE": 20';
  expect(await said(nursery('', ready))).toMatchInlineSnapshot(`
    [
      "GET /api/beds?cursor: string → 200 { next: string(uri) like "https://example.com/?cursor=x", previous: null, results: [unknown] }",
      "POST /api/beds? → 201 nothing known",
      "POST /api/count? → 202 { beds: integer }",
    ]
  `);
});

test('a list that is given whole has neither page nor envelope', async () => {
  expect(await said(nursery('', ''))).toMatchInlineSnapshot(`
    [
      "GET /api/beds? → ",
      "POST /api/beds? → 201 nothing known",
      "POST /api/count? → 202 { beds: integer }",
    ]
  `);
});

test('the largest page that a class allows bounds what a request may ask for', async () => {
  const set = '"DEFAULT_PAGINATION_CLASS": "beds.pages.BedPages"';
  expect(titles(unboundedPageSize, await systemOf(nursery(own, set)))).toEqual([
    'low: GET /api/beds gives a page of any size',
  ]);
  const bounded = `${own}    max_page_size = 100\n`;
  expect(titles(unboundedPageSize, await systemOf(nursery(bounded, set)))).toEqual([]);
});
