from litestar import Controller, Litestar, Router, delete, get, post, route

from charts.guards import pilot_guard


class SheetController(Controller):
    path = "/sheets"
    guards = [pilot_guard]

    @get()
    async def sheets(self) -> list[str]:
        return []

    @post("/{number:int}")
    async def correct(self, number: int, data: dict) -> dict:
        return {"number": number}


@get(["/", "/start"])
async def start() -> dict:
    return {}


@delete("/wrecks/{wreck:str}", guards=[pilot_guard])
async def remove_wreck(wreck: str) -> None: ...


@route("/soundings", http_method=["GET", "PATCH"])
async def soundings() -> dict:
    return {}


v1 = Router(path="/v1", route_handlers=[SheetController, remove_wreck, soundings])

app = Litestar(route_handlers=[start, v1])
