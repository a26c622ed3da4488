import { expect, test } from 'vitest';
import { accessesText } from '../../../../../test/support/facts-text.ts';
import { titles } from '../../../../../test/support/findings-text.ts';
import { guardsText } from '../../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';
import { missingOwnershipFilter } from '../../../rules/security/missing-ownership-filter.ts';

const cinema = {
  'requirements.txt': 'django==5.2\ndjangorestframework==3.16\ndjangorestframework-simplejwt==5.5\n',
  'cinema/settings.py': `ROOT_URLCONF = "cinema.urls"
INSTALLED_APPS = ["rest_framework", "cinema"]
REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "PAGE_SIZE": 20,
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.ScopedRateThrottle"],
}
`,
  'cinema/models.py': `from django.conf import settings
from django.db import models
class Film(models.Model):
    title = models.CharField(max_length=80)
    shown = models.BooleanField()
class Ticket(models.Model):
    guest = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    film = models.ForeignKey(Film, on_delete=models.CASCADE)
`,
  'cinema/views.py': `from rest_framework import serializers, viewsets
from rest_framework_simplejwt.views import TokenObtainPairView
from .models import Film, Ticket
class LoginView(TokenObtainPairView):
    throttle_scope = "login"
class TicketSerializer(serializers.ModelSerializer):
    class Meta:
        model = Ticket
        fields = ["id", "film"]
class FilmViewSet(viewsets.ReadOnlyModelViewSet):
    def get_queryset(self):
        films = Film.objects.order_by("title")
        return films if self.request.user.is_staff else films.filter(shown=True)
class TicketViewSet(viewsets.ReadOnlyModelViewSet):
    serializer_class = TicketSerializer
    def get_queryset(self):
        if self.action == "list":
            return Ticket.objects.filter(guest=self.request.user)
        return Ticket.objects.all()
`,
  'cinema/urls.py': `from django.urls import path
from rest_framework.routers import SimpleRouter
from .views import FilmViewSet, LoginView, TicketViewSet
router = SimpleRouter()
router.register("films", FilmViewSet, basename="film")
router.register("tickets", TicketViewSet, basename="ticket")
urlpatterns = [path("token/", LoginView.as_view()), *router.urls]
`,
};

test('a view that chooses its rows in several ways reads one row by its key and a list by pages', async () => {
  const system = await systemOf(cinema);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /films → select cinema_film at times by shown sorted by title limited
    GET /films/{pk} → select cinema_film by id at times by shown
    GET /tickets → select cinema_ticket by guest_id limited
    GET /tickets/{pk} → select cinema_ticket by id"
  `);
  expect(titles(missingOwnershipFilter, system)).toMatchInlineSnapshot(`
    [
      "medium: GET /tickets/{pk} reads cinema_ticket of anybody",
    ]
  `);
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "workspace GET /films/{pk}: IsAuthenticated authentication
    workspace GET /films: IsAuthenticated authentication
    workspace GET /tickets/{pk}: IsAuthenticated authentication
    workspace GET /tickets: IsAuthenticated authentication
    workspace POST /token: ScopedRateThrottle rate-limit"
  `);
});
