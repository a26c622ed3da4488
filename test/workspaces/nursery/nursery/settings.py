INSTALLED_APPS = ["django.contrib.auth", "rest_framework", "plants", "sales"]
ROOT_URLCONF = "nursery.urls"
REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
}
SUPPLIER_URL = "https://seeds.example.com/api"
