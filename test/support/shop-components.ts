import type { Component } from '../../src/core/model/component.ts';
import type { Connection } from '../../src/core/model/connection.ts';
import { component, connect, quote } from './system-builder.ts';

const compose = 'compose.yaml';

/** Four services, a mail worker, two databases, a broker and a payment provider. */
export const shopComponents: readonly Component[] = [
  component('broker', 'broker', {
    technology: 'rabbitmq',
    at: quote(`${compose}:52`, '  broker:\n    image: rabbitmq:4'),
  }),
  component('database', 'payments-db', {
    technology: 'postgresql',
    at: quote(`${compose}:46`, '  payments-db:\n    image: postgres:17'),
  }),
  component('database', 'shop-db', {
    technology: 'postgresql',
    at: quote(`${compose}:38`, '  shop-db:\n    image: postgres:17'),
    deployment: {
      file: compose,
      image: 'postgres:17',
      ports: [{ container: 5432, published: '5432' }],
      healthCheck: false,
      environment: {},
      dependsOn: [],
    },
  }),
  component('external', 'api.stripe.com', {
    at: quote('services/payments/src/stripe.ts:9', "const stripe = 'https://api.stripe.com';"),
  }),
  component('gateway', 'gateway', {
    root: 'services/gateway',
    language: 'typescript',
    frameworks: ['express'],
    at: quote(`${compose}:2`, '  gateway:\n    build: services/gateway'),
    deployment: running('8080', 1),
  }),
  component('service', 'catalog', {
    root: 'services/catalog',
    language: 'typescript',
    frameworks: ['fastify'],
    at: quote(`${compose}:11`, '  catalog:\n    build: services/catalog'),
    deployment: running(undefined, 1),
  }),
  component('service', 'orders', {
    root: 'services/orders',
    language: 'typescript',
    frameworks: ['express'],
    at: quote(`${compose}:18`, '  orders:\n    build: services/orders'),
    deployment: running(undefined, 3),
  }),
  component('service', 'payments', {
    root: 'services/payments',
    language: 'typescript',
    frameworks: ['nestjs'],
    at: quote(`${compose}:26`, '  payments:\n    build: services/payments'),
    deployment: running(undefined, 1),
  }),
  component('worker', 'mailer', {
    root: 'services/mailer',
    language: 'typescript',
    frameworks: ['amqplib'],
    at: quote(`${compose}:33`, '  mailer:\n    build: services/mailer'),
  }),
];

function running(published: string | undefined, replicas: number): Component['deployment'] {
  return {
    file: compose,
    replicas,
    ports: [{ container: 3000, published }],
    healthCheck: false,
    environment: {},
    dependsOn: [],
  };
}

export const shopConnections: readonly Connection[] = [
  connect('gateway:gateway', 'call', 'service:catalog'),
  connect('gateway:gateway', 'call', 'service:orders'),
  connect('gateway:gateway', 'read', 'database:shop-db'),
  connect('service:catalog', 'read', 'database:shop-db'),
  connect('service:catalog', 'write', 'database:shop-db'),
  connect('service:orders', 'call', 'service:catalog'),
  connect('service:orders', 'call', 'service:payments'),
  connect('service:orders', 'publish', 'broker:broker'),
  connect('service:orders', 'read', 'database:shop-db'),
  connect('service:orders', 'write', 'database:shop-db'),
  connect('service:payments', 'call', 'external:api.stripe.com'),
  connect('service:payments', 'read', 'database:payments-db'),
  connect('service:payments', 'write', 'database:payments-db'),
  connect('worker:mailer', 'consume', 'broker:broker'),
];
