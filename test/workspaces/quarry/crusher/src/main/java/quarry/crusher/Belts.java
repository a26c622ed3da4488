package quarry.crusher;

import io.javalin.apibuilder.CrudHandler;
import io.javalin.http.Context;

class Belts implements CrudHandler {
  public void getAll(Context ctx) {}

  public void getOne(Context ctx, String belt) {}

  public void create(Context ctx) {}

  public void update(Context ctx, String belt) {}

  public void delete(Context ctx, String belt) {}
}
