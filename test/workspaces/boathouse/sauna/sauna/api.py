from ninja_extra import NinjaExtraAPI, api_controller, http_get, route
from ninja_extra.permissions import IsAdminUser
from ninja_jwt.authentication import JWTAuth

from .models import Session


@api_controller("/sessions", auth=JWTAuth(), permissions=[IsAdminUser])
class SessionController:
    @http_get("/{int:session_id}", auth=None, permissions=[])
    def show(self, session_id: int):
        return Session.objects.get(pk=session_id)

    @route.delete("/{session_id}")
    def cancel(self, session_id: int):
        Session.objects.filter(pk=session_id).delete()


api = NinjaExtraAPI()
api.register_controllers(SessionController)
