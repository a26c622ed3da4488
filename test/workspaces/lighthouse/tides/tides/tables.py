from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/tables/{year}")
async def table(request):
    return web.json_response({"year": request.match_info["year"]})
