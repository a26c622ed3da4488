import tornado.web


class BeaconsHandler(tornado.web.RequestHandler):
    def get(self):
        coast = self.get_query_argument("coast")
        self.write({"coast": coast})

    @tornado.web.authenticated
    def post(self):
        name = self.get_body_argument("name")
        self.set_status(201)
        self.write({"name": name})


class BeaconHandler(tornado.web.RequestHandler):
    async def delete(self, number):
        self.set_status(204)
