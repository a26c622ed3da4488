import { expect, test } from 'vitest';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const routes = async (files: Readonly<Record<string, string>>): Promise<string> =>
  endpointsText(await systemOf({ 'Inn/Inn.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>', ...files }));

test('endpoints that a loop over all of an interface maps stand below the group it is given', async () => {
  expect(
    await routes({
      'Inn/Program.cs': `var app = WebApplication.CreateBuilder(args).Build();
RouteGroupBuilder versioned = app.MapGroup("api/v{version:apiVersion}");
app.MapEndpoints(versioned);
app.Run();
`,
      'Inn/EndpointExtensions.cs': `public static class EndpointExtensions {
  public static IApplicationBuilder MapEndpoints(this WebApplication app, RouteGroupBuilder? group = null) {
    var endpoints = app.Services.GetRequiredService<IEnumerable<IEndpoint>>();
    IEndpointRouteBuilder builder = group is null ? app : group;
    foreach (IEndpoint endpoint in endpoints) { endpoint.MapEndpoint(builder); }
    return app;
  }
}
public interface IEndpoint { void MapEndpoint(IEndpointRouteBuilder app); }
`,
      'Inn/Rooms.cs': `internal sealed class ListRooms : IEndpoint {
  public void MapEndpoint(IEndpointRouteBuilder app) { app.MapGet("rooms", () => Results.Ok()); }
}
public static class BookRoom {
  public class Endpoint : IEndpoint {
    public void MapEndpoint(IEndpointRouteBuilder app) { app.MapPost("rooms/{id}/bookings", (int id) => Results.Ok()); }
  }
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /api/v{version}/rooms  Inn/Rooms.cs:2
    POST /api/v{version}/rooms/{id}/bookings  Inn/Rooms.cs:6"
  `);
});

test('FastEndpoints by groups in groups and by attributes', async () => {
  expect(
    await routes({
      'Inn/Program.cs': `var app = WebApplication.CreateBuilder().Build();
app.UseFastEndpoints(c => { c.Endpoints.RoutePrefix = "api"; });
app.Run();
`,
      'Inn/Endpoints.cs': `using FastEndpoints;
public sealed class Staff : Group { public Staff() { Configure("staff", ep => { ep.Roles("host"); }); } }
public sealed class Kitchen : SubGroup<Staff> { public Kitchen() { Configure("kitchen", ep => { }); } }
public class Cook : Endpoint<Dish> {
  public override void Configure() { Post("dishes"); Group<Kitchen>(); Throttle(5, 60); }
  public override Task HandleAsync(Dish dish, CancellationToken token) => Task.CompletedTask;
}
[HttpGet("/menu/{day}"), AllowAnonymous]
public class Menu : EndpointWithoutRequest {
  public override Task HandleAsync(CancellationToken token) => Task.CompletedTask;
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /api/menu/{day}  Inn/Endpoints.cs:10
    POST /api/staff/kitchen/dishes  Inn/Endpoints.cs:6
        behind Roles host authorization, Throttle rate-limit"
  `);
});

test('Web API and MVC of the older framework each by their own conventions', async () => {
  expect(
    await routes({
      'Inn/Inn.csproj': '<Project ToolsVersion="15.0"></Project>',
      'Inn/App_Start/Routes.cs': `public static class Routes {
  public static void Register(HttpConfiguration config) {
    config.MapHttpAttributeRoutes();
    config.Routes.MapHttpRoute(name: "Api", routeTemplate: "api/{controller}/{id}", defaults: new { id = RouteParameter.Optional });
  }
  public static void Register(RouteCollection routes) {
    routes.MapRoute("Default", "{controller}/{action}/{id}", new { controller = "Home", action = "Index", id = UrlParameter.Optional });
  }
}
`,
      'Inn/Controllers/GuestsController.cs': `public class GuestsController : ApiController {
  public IEnumerable<Guest> Get() => null;
  public Guest GetGuest(int id) => null;
  public void Post([FromBody] Guest guest) {}
  [HttpPut] public void Change(int id) {}
}
`,
      'Inn/Controllers/KeysController.cs': `[RoutePrefix("api/keys")]
public class KeysController : ApiController {
  [Route("")] public IEnumerable<Key> GetKeys() => null;
  [Route("{id:int}")] public void DeleteKey(int id) {}
}
`,
      'Inn/Controllers/HomeController.cs': `public class HomeController : Controller {
  public ActionResult Index() => View();
  [HttpPost] public ActionResult Contact() => View();
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "POST /Home/Contact  Inn/Controllers/HomeController.cs:3
    GET /Home/Index  Inn/Controllers/HomeController.cs:2
    GET /api/Guests  Inn/Controllers/GuestsController.cs:2
    POST /api/Guests  Inn/Controllers/GuestsController.cs:4
    GET /api/Guests/{id}  Inn/Controllers/GuestsController.cs:3
    PUT /api/Guests/{id}  Inn/Controllers/GuestsController.cs:5
    GET /api/keys  Inn/Controllers/KeysController.cs:3
    DELETE /api/keys/{id}  Inn/Controllers/KeysController.cs:4"
  `);
});
