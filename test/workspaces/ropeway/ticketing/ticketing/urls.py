from django.urls import path

from ticketing.counter import counter

urlpatterns = [path("counter/", counter.urls)]
