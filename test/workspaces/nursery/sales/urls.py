from django.contrib.auth.decorators import login_required
from django.urls import path

from . import views

app_name = "sales"
urlpatterns = [
    path("", login_required(views.SaleList.as_view()), name="list"),
    path("<int:pk>", views.SaleDetail.as_view(), name="detail"),
]
urlpatterns += [path("<int:pk>/pay", views.pay, name="pay")]
