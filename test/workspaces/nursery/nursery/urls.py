from django.contrib import admin
from django.urls import include, path, re_path
from rest_framework.routers import DefaultRouter

from plants.views import PlantViewSet
from sales import views as sales

router = DefaultRouter()
router.register("plants", PlantViewSet)

reports = [
    path("days/<int:year>/", sales.days),
    re_path(r"^weeks/(?P<year>[0-9]{4})/(?P<week>\d+)/$", sales.weeks),
]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include((router.urls, "plants"), namespace="api")),
    path("sales/", include("sales.urls")),
    path("reports/", include(reports)),
]
