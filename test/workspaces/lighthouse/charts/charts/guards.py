from litestar.exceptions import NotAuthorizedException


async def pilot_guard(connection, handler) -> None:
    if not connection.headers.get("X-Pilot"):
        raise NotAuthorizedException("pilots only")
