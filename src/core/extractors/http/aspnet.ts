import type { GuardKind, HttpMethod, ParameterPlace } from '../../model/endpoint.ts';

/** ASP.NET Core MVC and Web API: classes whose attributes, or names alone, say which requests they answer. */
export const aspnetMvc = {
  id: 'aspnet-mvc',
  title: 'ASP.NET Core MVC',
  /** Classes of the framework that controllers extend. */
  bases: ['Controller', 'ControllerBase', 'ApiController', 'ODataController', 'AsyncController'],
  suffix: 'Controller',
  notOne: 'NonController',
  controllers: ['ApiController', 'Controller'],
  prefixes: ['Route', 'RoutePrefix'],
  area: 'Area',
  actionName: 'ActionName',
  notAnAction: 'NonAction',
  /** Takes the methods as its arguments. */
  acceptVerbs: 'AcceptVerbs',
  verbs: {
    HttpGet: 'GET',
    HttpHead: 'HEAD',
    HttpPost: 'POST',
    HttpPut: 'PUT',
    HttpPatch: 'PATCH',
    HttpDelete: 'DELETE',
    HttpOptions: 'OPTIONS',
  },
  /** Calls that add routes of the form `{controller}/{action}`, with the place of the pattern among their arguments. */
  conventions: { MapControllerRoute: 1, MapRoute: 1, MapAreaControllerRoute: 2, MapHttpRoute: 1 },
  /** Web API's own, whose actions may be told apart by their methods alone. */
  apiConvention: 'MapHttpRoute',
  defaultConventions: ['MapDefaultControllerRoute', 'UseMvcWithDefaultRoute'],
  defaultPattern: '{controller=Home}/{action=Index}/{id?}',
} as const satisfies {
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  readonly [key: string]: unknown;
};

/** Minimal APIs: `app.MapGroup("/orders").MapGet("/{id}", Find).RequireAuthorization()`. */
export const aspnetMinimal = {
  id: 'aspnet-minimal',
  title: 'ASP.NET Core minimal APIs',
  /** What routes are added to. */
  types: [
    'WebApplication',
    'IEndpointRouteBuilder',
    'RouteGroupBuilder',
    'IApplicationBuilder',
    'IVersionedEndpointRouteBuilder',
  ],
  verbs: {
    MapGet: 'GET',
    MapPost: 'POST',
    MapPut: 'PUT',
    MapPatch: 'PATCH',
    MapDelete: 'DELETE',
    MapHealthChecks: 'GET',
  },
  anyVerb: 'Map',
  methods: 'MapMethods',
  group: 'MapGroup',
  /** Calls whose lambda is handed the builder: `app.UseEndpoints(endpoints => …)`. */
  handing: ['UseEndpoints', 'UseMvc'],
} as const satisfies {
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  readonly [key: string]: unknown;
};

export const carter = {
  id: 'carter',
  title: 'Carter',
  /** The base class that takes a prefix for all its routes. */
  module: 'CarterModule',
  modules: ['CarterModule', 'ICarterModule'] as readonly string[],
  mapped: 'MapCarter',
  adds: 'AddRoutes',
} as const;

export const fastEndpoints = {
  id: 'fast-endpoints',
  title: 'FastEndpoints',
  bases: /^(?:Endpoint|EndpointWithoutRequest|EndpointWithMapping)(?:<|$)|^Ep\.(?:Req|NoReq)\b/,
  configure: ['Configure'],
  handlers: ['HandleAsync', 'ExecuteAsync'],
  verbs: { Get: 'GET', Post: 'POST', Put: 'PUT', Patch: 'PATCH', Delete: 'DELETE', Head: 'HEAD' },
  open: 'AllowAnonymous',
  limit: 'Throttle',
  restricting: ['Roles', 'Policies', 'Permissions', 'Claims', 'AccessControl', 'PermissionsAll', 'ClaimsAll'],
} as const satisfies {
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  readonly [key: string]: unknown;
};

/** Attributes of parameters and properties → where their value stands. */
export const bindings: Readonly<Record<string, ParameterPlace>> = {
  FromRoute: 'path',
  FromQuery: 'query',
  FromUri: 'query',
  FromHeader: 'header',
  FromBody: 'body',
  FromForm: 'form',
};

/** Attributes that hand over something beside the request. */
export const injectingAttributes: ReadonlySet<string> = new Set([
  'FromServices',
  'FromKeyedServices',
  'Inject',
  'ModelBinder',
  'BindNever',
]);

/** Types that the framework fills itself. */
export const contextTypes: ReadonlySet<string> = new Set(
  `HttpContext HttpRequest HttpResponse CancellationToken ClaimsPrincipal Stream PipeReader LinkGenerator HttpClient
  IFormCollection IPrincipal IConfiguration IServiceProvider ISender IMediator IPublisher IBus IPublishEndpoint
  ISendEndpointProvider IMapper TimeProvider IMemoryCache IDistributedCache IHttpClientFactory IWebHostEnvironment
  IHostEnvironment IConnectionMultiplexer IDbConnection NpgsqlDataSource NpgsqlConnection SqlConnection DbConnection
  IHttpContextAccessor ApiVersion HybridCache IValidator ILogger ILoggerFactory IOptions IOptionsSnapshot IOptionsMonitor
  UserManager SignInManager RoleManager IAuthorizationService IOutputCacheStore IHubContext DaprClient IDocumentSession
  IQuerySession IRequestClient IMongoDatabase IMongoCollection`.split(/\s+/),
);

/** Types of which a single value fits into a path or a query. */
export const simpleTypes: ReadonlySet<string> = new Set(
  `string int long short byte uint ulong ushort sbyte bool char decimal double float Guid DateTime DateTimeOffset DateOnly
  TimeOnly TimeSpan Uri Version String Int32 Int64 Boolean Decimal Double StringValues`.split(/\s+/),
);

/** Uploaded files. */
export const fileTypes: ReadonlySet<string> = new Set(['IFormFile', 'IFormFileCollection']);

/** Attributes of controllers and actions that keep requests out. */
export const aspnetGuards: Readonly<Record<string, GuardKind>> = {
  Authorize: 'authentication',
  EnableRateLimiting: 'rate-limit',
  EnableCors: 'cors',
  RequiredScope: 'authorization',
  RequiredScopeOrAppPermission: 'authorization',
  ValidateAntiForgeryToken: 'other',
  AutoValidateAntiforgeryToken: 'other',
  HasPermission: 'authorization',
};

/** What an attribute or a call says against guards that hold for all. */
export const liftingAttributes: Readonly<Record<string, readonly GuardKind[]>> = {
  AllowAnonymous: ['authentication', 'authorization'],
  DisableRateLimiting: ['rate-limit'],
  DisableCors: ['cors'],
};

/** The same as steps behind a route or a group. */
export const guardSteps: Readonly<Record<string, GuardKind>> = {
  RequireAuthorization: 'authentication',
  RequireRateLimiting: 'rate-limit',
  RequireCors: 'cors',
  RequirePermission: 'authorization',
  RequireScope: 'authorization',
  RequireRole: 'authorization',
};
export const liftingSteps: ReadonlySet<string> = new Set(['AllowAnonymous', 'DisableRateLimiting']);
export const filterSteps: ReadonlySet<string> = new Set([
  'AddEndpointFilter',
  'WithRequestValidation',
  'WithParameterValidation',
  'AddValidationFilter',
  'WithValidation',
  'Validate',
]);

/** Calls on the application by which every request passes a limit. */
export const limitingSteps: ReadonlySet<string> = new Set(['UseIpRateLimiting', 'UseClientRateLimiting']);

/** Attributes by which the framework checks what it binds. */
export const validationAttributes: ReadonlySet<string> = new Set(
  `Required StringLength MaxLength MinLength Range RegularExpression EmailAddress Phone Url CreditCard Compare Length
  AllowedValues DeniedValues Base64String FileExtensions CustomValidation`.split(/\s+/),
);

/** Razor Pages: a file for each page, with the class behind it. */
export const razorPagesId = 'razor-pages';

/** `OnGet`, `OnPostSaveAsync` */
export const pageHandler = /^On(Get|Head|Post|Put|Patch|Delete|Options)([A-Z]\w*?)??(?:Async)?$/;

interface PageRule {
  readonly folder: boolean;
  readonly area: boolean;
  readonly lifts: boolean;
}

/** Calls that say who may see pages. */
export const pageRules: Readonly<Record<string, PageRule>> = {
  AuthorizeFolder: { folder: true, area: false, lifts: false },
  AuthorizePage: { folder: false, area: false, lifts: false },
  AuthorizeAreaFolder: { folder: true, area: true, lifts: false },
  AuthorizeAreaPage: { folder: false, area: true, lifts: false },
  AllowAnonymousToFolder: { folder: true, area: false, lifts: true },
  AllowAnonymousToPage: { folder: false, area: false, lifts: true },
  AllowAnonymousToAreaFolder: { folder: true, area: true, lifts: true },
  AllowAnonymousToAreaPage: { folder: false, area: true, lifts: true },
};
