import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Endpoints with their parameters and guards, a line each. */
async function endpointsOf(files: Readonly<Record<string, string>>): Promise<string> {
  const { endpoints } = await systemOf(files);
  return endpoints
    .map(({ method, path, parameters, guards, request }) =>
      [
        `${method} ${path}`,
        ...parameters.filter((each) => each.in !== 'path').map((each) => `${each.in} ${each.name}`),
        ...(request === undefined ? [] : ['body']),
        ...guards.map(({ kind, name }) => `[${kind}: ${name}]`),
      ].join(' '),
    )
    .join('\n');
}

const controllers = {
  'Api/Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
  'Api/Program.cs': `
    var builder = WebApplication.CreateBuilder(args);
    builder.Services.AddControllers();
    var app = builder.Build();
    app.MapControllers();
    app.Run();`,
  'Api/Controllers/BaseController.cs': `
    namespace Dig.Api.Controllers;
    [ApiController]
    [Route("api/v{version:apiVersion}/[controller]")]
    [Authorize]
    public abstract class BaseController<T> : ControllerBase
    {
        [HttpGet("{id:guid}")]
        public virtual IActionResult Find(Guid id) => Ok();
    }`,
  'Api/Controllers/TrenchesController.cs': `
    namespace Dig.Api.Controllers;
    public partial class TrenchesController(ITrenches trenches) : BaseController<Trench>
    {
        private const string Export = "export";
        [HttpGet, AllowAnonymous]
        public async Task<ActionResult<List<Trench>>> ListAsync([FromQuery(Name = "q")] string? search, [FromHeader] string tenant, CancellationToken token) => Ok(await trenches.All(search));
        [HttpPost, Authorize(Roles = "Lead")]
        [EnableRateLimiting("digging")]
        public IActionResult Open(NewTrench trench) => Ok();
        [HttpGet("~/health")]
        public IActionResult Health() => Ok();
        [HttpGet("/" + Export + "/{format=csv}")]
        public IActionResult Write(string format) => Ok();
        [NonAction]
        public void Helper() {}
        private void Hidden() {}
        public static void Shared() {}
    }`,
  'Api/Controllers/TrenchesController.Layers.cs': `
    namespace Dig.Api.Controllers;
    public partial class TrenchesController
    {
        [AcceptVerbs("PUT", "PATCH", Route = "{id}/layers/{depth:int:min(1)}")]
        public IActionResult Layer(Guid id, int depth, [FromForm] IFormFile photo) => Ok();
    }`,
  'Api/Models.cs': `
    namespace Dig.Api;
    public record NewTrench([Required] string Name, int Depth);
    public record Trench(Guid Id, string Name);
    public interface ITrenches { Task<List<Trench>> All(string? search); }`,
};

test('controllers answer at the routes of their attributes, inherited ones included', async () => {
  expect(await endpointsOf(controllers)).toMatchInlineSnapshot(`
    "GET /api/v{version}/Trenches query q header tenant
    GET /api/v{version}/Trenches/{id} [authentication: Authorize]
    GET /export/{format} [authentication: Authorize]
    GET /health [authentication: Authorize]
    PATCH /api/v{version}/Trenches/{id}/layers/{depth} body [authentication: Authorize]
    POST /api/v{version}/Trenches body [authentication: Authorize] [authorization: Authorize Lead] [rate-limit: EnableRateLimiting digging] [validation: ApiController NewTrench]
    PUT /api/v{version}/Trenches/{id}/layers/{depth} body [authentication: Authorize]"
  `);
});

test('controllers without attributes answer where the conventions put them', async () => {
  const files = {
    'Web/Program.cs': `
      var app = WebApplication.CreateBuilder(args).Build();
      app.MapControllerRoute(name: "areas", pattern: "{area:exists}/{controller=Home}/{action=Index}/{id?}");
      app.MapControllerRoute("default", "site/{controller=Home}/{action=Index}/{id?}");`,
    'Web/Controllers/FindsController.cs': `
      public class FindsController : Controller
      {
          public IActionResult Index(int page) => View();
          [HttpPost, ValidateAntiForgeryToken]
          public IActionResult Edit(int id, FindForm form) => View();
      }
      public class FindForm { public string Title { get; set; } }`,
    'Web/Areas/Admin/UsersController.cs': `
      [Area("Admin")]
      public class UsersController : Controller { [ActionName("all")] public IActionResult List() => View(); }`,
  };
  expect(await endpointsOf(files)).toMatchInlineSnapshot(`
    "GET /Admin/Users/all
    GET /site/Finds/Index query page
    POST /site/Finds/Edit body [other: ValidateAntiForgeryToken]"
  `);
});

test('minimal APIs answer below their groups, also in extension methods of other files', async () => {
  const files = {
    'Program.cs': `
      var builder = WebApplication.CreateBuilder(args);
      builder.Services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
      var app = builder.Build();
      app.UseMiddleware<TenantMiddleware>();
      var api = app.MapGroup("/api").WithTags("all");
      api.MapFinds().RequireRateLimiting("usual");
      app.MapGet("/ping", () => "pong").AllowAnonymous();
      app.MapMethods("/echo", ["PUT", "POST"], (Echo echo) => echo);
      app.MapHealthChecks("/healthz").AllowAnonymous();
      foreach (var path in new[] { "/a", "/b" }) app.MapDelete(path, () => {});
      record Echo(string Text);`,
    'Finds/FindEndpoints.cs': `
      namespace Finds;
      public static class FindEndpoints
      {
          private const string Root = "finds";
          public static RouteGroupBuilder MapFinds(this IEndpointRouteBuilder app)
          {
              var group = app.MapGroup(Root).RequireAuthorization("finder");
              group.MapGet("/{id:int}", Find).WithName("find");
              group.MapPost("", Add).AddEndpointFilter<ValidationFilter<NewFind>>();
              group.MapGroup("{id}/photos").MapPut("/{name}", [Authorize(Roles = "photographer")] (int id, string name, IPhotos photos) => Results.NoContent());
              return group;
          }
          private static IResult Find(int id, [AsParameters] Paging paging, HttpContext context) => Results.Ok();
          private static IResult Add(NewFind find, FindStore store) => Results.Ok();
      }
      public class Paging { public int Page { get; set; } [FromHeader(Name = "X-Size")] public int Size { get; set; } }
      public record NewFind(string Title);
      public class FindStore(IDbConnection db) { public void Add(NewFind find) {} }`,
  };
  expect(await endpointsOf(files)).toMatchInlineSnapshot(`
    "DELETE /a [authentication: FallbackPolicy]
    DELETE /b [authentication: FallbackPolicy]
    GET /api/finds/{id} query Page header X-Size [authentication: FallbackPolicy] [authorization: RequireAuthorization finder] [rate-limit: RequireRateLimiting usual]
    GET /healthz
    GET /ping
    POST /api/finds body [authentication: FallbackPolicy] [authorization: RequireAuthorization finder] [rate-limit: RequireRateLimiting usual] [validation: AddEndpointFilter ValidationFilter<NewFind>]
    POST /echo body [authentication: FallbackPolicy]
    PUT /api/finds/{id}/photos/{name} [authentication: FallbackPolicy] [authorization: RequireAuthorization finder] [rate-limit: RequireRateLimiting usual] [authorization: Authorize photographer]
    PUT /echo body [authentication: FallbackPolicy]"
  `);
});

test('modules of Carter and endpoints of FastEndpoints', async () => {
  const files = {
    'Coins.cs': `
      public class CoinModule : CarterModule
      {
          public CoinModule() : base("/coins") { RequireAuthorization(); }
          public override void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/{id}", (int id) => id); }
      }`,
    'Weigh.cs': `
      public class Weigh : Endpoint<WeighRequest, double>
      {
          public override void Configure() { Post("/weights/{CoinId}"); Roles("Weigher"); }
          public override Task HandleAsync(WeighRequest request, CancellationToken token) => Task.CompletedTask;
      }
      public class Scales : EndpointWithoutRequest
      {
          public override void Configure() { Verbs(Http.GET); Routes("/scales"); AllowAnonymous(); }
          public override Task HandleAsync(CancellationToken token) => Task.CompletedTask;
      }
      public class WeighRequest { public int CoinId { get; set; } public double Grams { get; set; } }`,
  };
  expect(await endpointsOf(files)).toMatchInlineSnapshot(`
    "GET /coins/{id} [authentication: RequireAuthorization]
    GET /scales
    POST /weights/{CoinId} body [authorization: Roles Weigher]"
  `);
});
