function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

export const config = {
  port: Number(process.env.PORT ?? 3000),
  ordersUrl: process.env.ORDERS_URL ?? 'http://orders:3000',
  catalogUrl: process.env.CATALOG_URL ?? 'http://catalog:3000',
  paymentsUrl: process.env.PAYMENTS_URL ?? 'http://payments:3000',
  redisUrl: process.env.REDIS_URL ?? 'redis://redis:6379',
  webOrigin: process.env.WEB_ORIGIN ?? 'https://kettleandleaf.example',
  jwtSecret: required('JWT_SECRET'),
  serviceToken: required('SERVICE_TOKEN'),
};
