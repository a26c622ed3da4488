from ninja.security import HttpBearer

from passes.models import Clerk


class StaffBadge(HttpBearer):
    def authenticate(self, request, token):
        return Clerk.objects.filter(badge=token, left_on=None).first()
