/** Five in a while. */
export interface Limit {
  /** The while as libraries write it: milliseconds, in words, and as one unit. */
  readonly milliseconds: string;
  readonly span: string;
  readonly unit: 'second' | 'minute' | 'hour';
  readonly words: string;
}

/** How attempts are counted before a route of this framework, up to who is counted. */
export function limiterIn(framework: string | undefined, route: string, limit: Limit): string {
  const way = framework !== undefined && Object.hasOwn(ways, framework) ? ways[framework] : undefined;
  return way === undefined
    ? `Count attempts for ${route} in a store that all replicas share and answer 429 with Retry-After`
    : way(route, limit);
}

type Way = (route: string, limit: Limit) => string;

const nest: Way = (route, { milliseconds }) =>
  `Put \`@UseGuards(ThrottlerGuard)\` and \`@Throttle({ default: { limit: 5, ttl: ${milliseconds} } })\` on ${route}`;

const goSpans = { second: 'time.Second', minute: 'time.Minute', hour: 'time.Hour' } as const;

const ways: Readonly<Record<string, Way>> = {
  express: (route, { milliseconds }) =>
    `Put \`rateLimit({ windowMs: ${milliseconds}, limit: 5 })\` of express-rate-limit before the handler of ${route}`,
  fastify: (route, { span }) =>
    `Register @fastify/rate-limit and give ${route} \`{ rateLimit: { max: 5, timeWindow: '${span}' } }\``,
  nest,
  nestjs: nest,
  fastapi: (route, { unit }) => `Put \`@limiter.limit("5/${unit}")\` of slowapi, with a shared storage, on ${route}`,
  flask: (route, { unit }) =>
    `Put \`@limiter.limit("5 per ${unit}")\` of Flask-Limiter, with a shared storage, on ${route}`,
  rails: (route, { unit }) =>
    `Put \`rate_limit to: 5, within: 1.${unit}\` (Rails 7.2) into the controller of ${route}, or a throttle of rack-attack before it`,
  laravel: (route, { unit }) =>
    unit === 'minute'
      ? `Put the middleware \`throttle:5,1\` on ${route}`
      : `Put the middleware \`throttle\` on ${route}, with a limiter of \`Limit::per${unit === 'hour' ? 'Hour' : 'Second'}(5)\``,
  spring: (route) => `Let a filter before ${route} take from a bucket of Bucket4j that all replicas share`,
  'aspnet-mvc': (route) => `Put \`[EnableRateLimiting("attempts")]\` on ${route}, with a fixed window of five`,
  'aspnet-minimal': (route) => `Put \`.RequireRateLimiting("attempts")\` on ${route}, with a fixed window of five`,
  chi: (route, { unit }) => `Put \`httprate.LimitByIP(5, ${goSpans[unit]})\` before ${route}`,
  fiber: (route, { unit }) =>
    `Put \`limiter.New(limiter.Config{Max: 5, Expiration: ${goSpans[unit]}})\`, with a shared storage, before ${route}`,
};
