package quarry.sieve;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/grit")
public class GritResource {
  @GET
  @Path("/{size}")
  public String show(@Auth Foreman foreman, @PathParam("size") int size) {
    return "";
  }
}
