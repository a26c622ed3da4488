import tornado.web
from tornado.web import url

from beacons.handlers import BeaconHandler, BeaconsHandler

OPEN = [(r"/beacons", BeaconsHandler)]


def make_app():
    return tornado.web.Application(OPEN + [url(r"/beacons/(?P<number>\d+)/?", BeaconHandler, name="beacon")])


make_app().listen(8800)
