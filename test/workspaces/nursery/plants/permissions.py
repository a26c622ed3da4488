from rest_framework.permissions import BasePermission


class HasGardenerRole(BasePermission):
    def has_permission(self, request, view):
        return request.user.groups.filter(name="gardeners").exists()
