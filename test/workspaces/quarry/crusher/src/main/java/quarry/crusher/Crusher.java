package quarry.crusher;

import static io.javalin.apibuilder.ApiBuilder.*;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;

public class Crusher {
  public static void main(String[] args) {
    Javalin app = Javalin.create(config -> config.router.apiBuilder(() -> {
      path("stones", () -> {
        before(Crusher::requireForeman);
        get(Crusher::list);
        path("{id}", () -> delete(Crusher::remove));
      });
      crud("/belts/{belt}", new Belts());
    })).start(7000);
    app.post("/loads", ctx -> ctx.status(201));
  }

  static void requireForeman(Context ctx) {
    if (ctx.header("X-Foreman") == null) {
      throw new UnauthorizedResponse();
    }
  }

  static void list(Context ctx) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:postgresql://stones/stones")) {
      PreparedStatement statement = connection.prepareStatement("SELECT id, weight FROM stones ORDER BY id LIMIT 50");
      ctx.json(statement.executeQuery());
    }
  }

  static void remove(Context ctx) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:postgresql://stones/stones")) {
      PreparedStatement statement = connection.prepareStatement("DELETE FROM stones WHERE id = ?");
      statement.setString(1, ctx.pathParam("id"));
      statement.executeUpdate();
    }
  }
}
