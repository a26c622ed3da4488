from sanic import Blueprint, Sanic
from sanic.response import json

from boats.guards import harbour_master_required

moorings = Blueprint("moorings", url_prefix="/moorings")
boats = Blueprint("boats", url_prefix="/boats")


@moorings.get("/<berth:int>")
async def show(request, berth):
    return json({"berth": berth})


@boats.route("/", methods=["POST", "PUT"])
@harbour_master_required
async def arrive(request):
    name = request.json["name"]
    return json({"name": name}, status=201)


async def leave(request, name):
    return json({"left": name})


boats.add_route(leave, "/<name:str>", methods=["DELETE"])

harbour = Blueprint.group(moorings, boats, url_prefix="/harbour")

app = Sanic("Boats")
app.blueprint(harbour)


@app.get("/health")
async def health(request):
    return json({"ok": True})
