from aiohttp import web


async def recalibrate(request):
    return web.Response(status=204)


admin = web.Application()
admin.router.add_post("/recalibrate", recalibrate)
