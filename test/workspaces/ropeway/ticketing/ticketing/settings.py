import os

SECRET_KEY = os.environ["SECRET_KEY"]
ROOT_URLCONF = "ticketing.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "passes"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "ticketing",
        "HOST": os.environ["DATABASE_HOST"],
    }
}
