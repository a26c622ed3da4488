package controllers;

import play.mvc.Controller;
import play.mvc.Result;

public class Permits extends Controller {
  public Result show(Long id) {
    return ok("permit " + id);
  }

  public Result issue() {
    return created();
  }

  public Result gate(String gate) {
    return ok(gate);
  }
}
