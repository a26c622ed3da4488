import type { GuardKind } from '../../model/endpoint.ts';

/** What Python packages whose decorators and dependencies stand before handlers are for. */
export const pythonGuardPackages: Readonly<Record<string, GuardKind | 'none'>> = {
  flask_jwt_extended: 'authentication',
  flask_jwt: 'authentication',
  flask_login: 'authentication',
  flask_httpauth: 'authentication',
  fastapi_users: 'authentication',
  fastapi_jwt_auth: 'authentication',
  oauth2_provider: 'authentication',
  rest_framework_simplejwt: 'authentication',
  flask_principal: 'authorization',
  guardian: 'authorization',
  flask_limiter: 'rate-limit',
  slowapi: 'rate-limit',
  fastapi_limiter: 'rate-limit',
  django_ratelimit: 'rate-limit',
  ratelimit: 'rate-limit',
  flask_cors: 'none',
  flask_caching: 'none',
  fastapi_cache: 'none',
  functools: 'none',
  drf_spectacular: 'none',
  drf_yasg: 'none',
};

const schemes = [
  'OAuth2',
  'OAuth2PasswordBearer',
  'OAuth2AuthorizationCodeBearer',
  'HTTPBearer',
  'HTTPBasic',
  'HTTPDigest',
  'APIKeyHeader',
  'APIKeyCookie',
  'APIKeyQuery',
  'OpenIdConnect',
];

/** Single classes and functions of packages that hold much else, by package and last name. */
export const guardMakers: Readonly<Record<string, GuardKind | 'none'>> = {
  ...Object.fromEntries(schemes.map((name) => [`fastapi ${name}`, 'authentication' as const])),
  'fastapi OAuth2PasswordRequestForm': 'none',
  'fastapi OAuth2PasswordRequestFormStrict': 'none',
  'starlette AuthenticationMiddleware': 'authentication',
  'starlette requires': 'authorization',
  'fastapi CORSMiddleware': 'none',
  'fastapi GZipMiddleware': 'none',
  'fastapi TrustedHostMiddleware': 'none',
  'starlette CORSMiddleware': 'none',
  'starlette GZipMiddleware': 'none',
  'starlette SessionMiddleware': 'none',
  'starlette TrustedHostMiddleware': 'none',
  'django login_required': 'authentication',
  'django LoginRequiredMixin': 'authentication',
  'django staff_member_required': 'authorization',
  'django permission_required': 'authorization',
  'django user_passes_test': 'authorization',
  'django PermissionRequiredMixin': 'authorization',
  'django UserPassesTestMixin': 'authorization',
  'rest_framework AllowAny': 'none',
  'rest_framework IsAuthenticated': 'authentication',
  'rest_framework IsAuthenticatedOrReadOnly': 'authentication',
  'rest_framework IsAdminUser': 'authorization',
  'rest_framework DjangoModelPermissions': 'authorization',
  'rest_framework DjangoModelPermissionsOrAnonReadOnly': 'authorization',
  'rest_framework DjangoObjectPermissions': 'authorization',
};

/** Words of a guard's name that also name what has nothing to do with guarding, such as a page's limit. */
export const ambiguousWords: ReadonlySet<string> = new Set([
  'limit',
  'can',
  'check',
  'schema',
  'scope',
  'scopes',
  'allow',
  'policy',
  'policies',
  'owner',
  'authorization',
]);
