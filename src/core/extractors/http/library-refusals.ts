/**
 * What guards of packages answer to whom they refuse, by package and last name, or by package alone, where nobody tells
 * them otherwise. Those that ask their caller for an answer, or changed their mind between releases, are left out.
 */
export const libraryRefusals: Readonly<Record<string, number>> = {
  passport: 401,
  'koa-passport': 401,
  '@nestjs/passport': 401,
  'express-jwt': 401,
  'express-oauth2-jwt-bearer': 401,
  'express-oauth2-jwt-bearer requiredScopes': 403,
  'express-basic-auth': 401,
  '@fastify/jwt': 401,
  '@fastify/basic-auth': 401,
  '@fastify/bearer-auth': 401,
  'koa-jwt': 401,
  'koa-basic-auth': 401,
  'hono/jwt': 401,
  'hono/jwk': 401,
  'hono/basic-auth': 401,
  'hono/bearer-auth': 401,
  'express-rate-limit': 429,
  '@fastify/rate-limit': 429,
  '@nestjs/throttler': 429,
  'koa-ratelimit': 429,
  'koa2-ratelimit': 429,
  'hono-rate-limiter': 429,
  flask_jwt_extended: 401,
  flask_httpauth: 401,
  flask_limiter: 429,
  slowapi: 429,
  fastapi_limiter: 429,
  'fastapi OAuth2PasswordBearer': 401,
  'fastapi HTTPBasic': 401,
  'django login_required': 302,
  'django LoginRequiredMixin': 302,
  'django staff_member_required': 302,
  'rest_framework IsAdminUser': 403,
  'rest_framework DjangoModelPermissions': 403,
  'rest_framework UserRateThrottle': 429,
  'rest_framework AnonRateThrottle': 429,
  'rest_framework ScopedRateThrottle': 429,
  'github.com/appleboy/gin-jwt': 401,
  'github.com/labstack/echo-jwt': 401,
  'github.com/auth0/go-jwt-middleware': 401,
  'github.com/go-chi/httprate': 429,
  'github.com/ulule/limiter/drivers/middleware/gin': 429,
  'github.com/ulule/limiter/drivers/middleware/stdlib': 429,
  'github.com/didip/tollbooth': 429,
  'github.com/didip/tollbooth_gin': 429,
  'github.com/didip/tollbooth_chi': 429,
  'github.com/gofiber/fiber/middleware/limiter': 429,
};

/** Options by which a guard is told to answer in another way. */
export const answeringOptions =
  /redirect|handler|callback|onfail|onreject|onexceed|onlimit|responsebuilder|customresponse|^fail/i;

interface NamedRefusal {
  readonly name: RegExp;
  readonly status: number;
}

/** By the framework whose names are no imports. ASP.NET's limiter answers 503 where nobody says 429. */
export const frameworkRefusals: Readonly<Record<string, readonly NamedRefusal[]>> = {
  laravel: [
    { name: /^auth\.basic/, status: 401 },
    { name: /^(?:can|role|permission|role_or_permission):|^signed(?::|$)/, status: 403 },
    { name: /^throttle(?::|$)|^ThrottleRequests/, status: 429 },
  ],
  spring: [{ name: /^(?:PreAuthorize|Secured|RolesAllowed)\b.*(?:has|ROLE_|Role)/, status: 403 }],
  'aspnet-mvc': [{ name: /^Authorize \S/, status: 403 }],
  'aspnet-minimal': [{ name: /^RequireAuthorization \S/, status: 403 }],
};
