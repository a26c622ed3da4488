/** ts-rest: https://ts-rest.com/docs/core. Contracts are objects, and servers are handed them with a function for each. */
export const tsRest = {
  id: 'ts-rest',
  title: 'ts-rest',
  contracts: '@ts-rest/core',
  making: 'router',
  servers: /^@ts-rest\/(?:express|fastify|next|nest|serverless)/,
  prefix: 'pathPrefix',
  method: 'method',
  path: 'path',
  handler: 'handler',
} as const;
