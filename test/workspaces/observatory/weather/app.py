import os

import requests
from flask import Flask, abort, jsonify, request

from domes import domes

app = Flask(__name__)
app.register_blueprint(domes, url_prefix="/v2/domes")

STATION = os.environ.get("STATION_URL", "https://station.example.org")


@app.before_request
def check_station_key():
    if request.path.startswith("/readings") and "X-Station" not in request.headers:
        abort(401)


@app.route("/readings/<int:sensor>", methods=["GET", "PUT"])
def reading(sensor):
    return jsonify(requests.get(f"{STATION}/sensors/{sensor}", timeout=(1, 4)).json())
