import falcon


class Entries:
    def on_get(self, req, resp):
        resp.media = {"keeper": req.get_param("keeper")}

    def on_post(self, req, resp):
        entry = req.media
        resp.media = {"text": entry["text"]}
        resp.status = falcon.HTTP_201

    def on_get_night(self, req, resp, night):
        resp.media = {"night": night}


entries = Entries()
app = falcon.App()
app.add_route("/entries", entries)
app.add_route("/nights/{night}", entries, suffix="night")
