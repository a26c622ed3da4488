package quarry.kiln;

import static spark.Spark.*;

public class Kiln {
  public static void main(String[] args) {
    before("/batches/*", (request, response) -> {
      if (request.headers("X-Key") == null) halt(401, "no key");
    });
    get("/heat", (request, response) -> "900");
    path("/batches", () -> {
      get("", Kiln::batches);
      put("/:number/fire", (request, response) -> request.params(":number"));
    });
  }

  static Object batches(spark.Request request, spark.Response response) {
    return request.queryParams("burning");
  }
}
