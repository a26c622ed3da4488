from bottle import Bottle
from flask import Blueprint, Flask
from flask.views import MethodView
from flask_login import login_required
from flask_restx import Api, Namespace, Resource

app = Flask(__name__)
slips = Blueprint("slips", __name__, url_prefix="/slips")


class Slip(MethodView):
    decorators = [login_required]

    def get(self, number):
        return {"number": number}

    def put(self, number):
        return {"number": number}


slips.add_url_rule("/<int:number>", view_func=Slip.as_view("slip"))

api = Api(slips)
winches = api.namespace("winches")
cradles = Namespace("cradles")
api.add_namespace(cradles, path="/wheeled-cradles")


@winches.route("/")
class Winches(Resource):
    @login_required
    def post(self):
        return {}


@cradles.route("/<int:number>", "/<int:number>/now")
class Cradle(Resource):
    def delete(self, number):
        return {}


app.register_blueprint(slips)

kiosk = Bottle()


@kiosk.get("/tickets/<ticket:int>")
def show_ticket(ticket):
    return {"ticket": ticket}
