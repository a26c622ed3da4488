from aiohttp import web

from tides.admin import admin
from tides.tables import routes


class Gauge(web.View):
    async def get(self):
        station = self.request.match_info["station"]
        return web.json_response({"station": station})

    async def post(self):
        data = await self.request.json()
        return web.json_response({"level": data["level"]}, status=201)


async def today(request):
    days = request.query.get("days")
    return web.json_response({"days": days})


app = web.Application()
app.add_routes(routes)
app.add_routes([web.get("/tides", today), web.view("/gauges/{station}", Gauge)])
app.router.add_route("DELETE", "/gauges", today)
app.add_subapp("/admin/", admin)
