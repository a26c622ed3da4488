from functools import wraps

from sanic.exceptions import Unauthorized


def harbour_master_required(handler):
    @wraps(handler)
    async def wrapper(request, *args, **kwargs):
        if request.headers.get("X-Harbour-Key") is None:
            raise Unauthorized("who are you?")
        return await handler(request, *args, **kwargs)

    return wrapper
