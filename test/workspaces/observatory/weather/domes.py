from flask import Blueprint, jsonify

domes = Blueprint("domes", __name__, url_prefix="/domes")


@domes.get("/<dome>/forecast")
def forecast(dome):
    return jsonify(clear=True, dome=dome)
