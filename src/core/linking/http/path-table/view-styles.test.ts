import { expect, test } from 'vitest';
import { guardsText } from '../../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';

test('views that a loop registers, that are wrapped by what they extend, and that are told their methods', async () => {
  const system = await systemOf({
    'requirements.txt': 'django\ndjangorestframework\n',
    'manage.py': '',
    'bank/settings.py': "ROOT_URLCONF = 'bank.urls'\n",
    'bank/views.py': `from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from rest_framework import generics, viewsets
class Accounts(viewsets.ViewSet):
    def list(self, request): ...
class Branches(viewsets.ViewSet):
    def list(self, request): ...
    def create(self, request): ...
@method_decorator(login_required, name='dispatch')
class Private: ...
class Pin(Private, View):
    def post(self, request, pk): return JsonResponse({})
@method_decorator(login_required, name='delete')
class Card(View):
    def get(self, request, pk): return JsonResponse({})
    def delete(self, request, pk): return JsonResponse({})
class Archive(generics.ListCreateAPIView): ...
class Ledger(generics.ListCreateAPIView):
    http_method_names = ['get']
`,
    'bank/urls.py': `from django.urls import path
from rest_framework.routers import SimpleRouter
from bank import views
router = SimpleRouter()
for prefix, view in {'accounts': views.Accounts, 'branches': views.Branches}.items():
    router.register(prefix, view, basename=prefix)
urlpatterns = [
    path('pins/<int:pk>/', views.Pin.as_view()),
    path('cards/<int:pk>/', views.Card.as_view()),
    path('archive/', views.Archive.as_view(http_method_names=['get'])),
    path('ledger/', views.Ledger.as_view()),
] + router.urls
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "workspace DELETE /cards/{pk}: login_required authentication
    workspace GET /accounts: 
    workspace GET /archive: 
    workspace GET /branches: 
    workspace GET /cards/{pk}: 
    workspace GET /ledger: 
    workspace POST /branches: 
    workspace POST /pins/{pk}: login_required authentication"
  `);
});

test('views of tokens that packages bring answer where they are placed', async () => {
  const system = await systemOf({
    'requirements.txt': 'django\ndjangorestframework\ndjangorestframework-simplejwt\n',
    'pier/settings.py': `ROOT_URLCONF = 'pier.urls'
REST_FRAMEWORK = {'DEFAULT_THROTTLE_CLASSES': ['rest_framework.throttling.AnonRateThrottle']}
`,
    'pier/urls.py': `from django.urls import path
from rest_framework.authtoken import views as tokens
from rest_framework_simplejwt.views import TokenObtainPairView
urlpatterns = [
    path('token/', TokenObtainPairView.as_view()),
    path('key/', tokens.obtain_auth_token),
]
`,
  });
  expect(system.endpoints.map(({ method, path, guards }) => [method, path, ...guards.map(({ name }) => name)])).toEqual(
    [
      ['POST', '/key', 'AnonRateThrottle'],
      ['POST', '/token', 'AnonRateThrottle'],
    ],
  );
});
