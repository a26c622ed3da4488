from strawberry.permission import BasePermission


class OnDuty(BasePermission):
    message = "Only the crew on duty may do this."

    def has_permission(self, source, info, **kwargs) -> bool:
        return info.context["request"].headers.get("x-crew") is not None
