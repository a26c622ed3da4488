import httpx
from starlette.applications import Starlette
from starlette.authentication import requires
from starlette.endpoints import HTTPEndpoint
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route


async def visibility(request):
    async with httpx.AsyncClient(timeout=2) as client:
        tide = await client.get("http://tides:8080/tides", params={"days": 1})
    return JSONResponse({"at": request.query_params.get("at"), "tide": tide.json()})


class Horns(HTTPEndpoint):
    async def get(self, request):
        return JSONResponse([])

    @requires("authenticated")
    async def put(self, request):
        return JSONResponse({"horn": request.path_params["horn"]})


horns = [Route("/", Horns), Route("/{horn:int}", Horns)]

app = Starlette(
    routes=[
        Route("/visibility", visibility),
        Route("/reports", visibility, methods=["POST"]),
        Mount("/horns", routes=horns),
    ]
)
