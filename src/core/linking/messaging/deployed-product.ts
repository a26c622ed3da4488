import type { Component, ComponentKind } from '../../model/component.ts';

const products: Readonly<Record<string, readonly string[]>> = {
  rabbitmq: ['rabbitmq'],
  kafka: ['kafka', 'redpanda'],
  bullmq: ['redis', 'valkey'],
  asynq: ['redis', 'valkey'],
  redis: ['redis', 'valkey'],
  ioredis: ['redis', 'valkey'],
  nats: ['nats'],
  sidekiq: ['redis', 'valkey'],
  resque: ['redis', 'valkey'],
  rq: ['redis', 'valkey'],
  celery: ['redis', 'valkey', 'rabbitmq'],
  dramatiq: ['redis', 'valkey', 'rabbitmq'],
  'laravel-queue': ['redis', 'valkey'],
  'symfony-messenger': ['rabbitmq', 'redis', 'valkey'],
};

/** Libraries that may as well keep what they are given somewhere else: somebody has to name the product. */
const choosing: ReadonlySet<string> = new Set(['celery', 'dramatiq', 'laravel-queue', 'symfony-messenger']);

/** The one deployed component that a library speaks to; of several the one that those who use it are told of. */
export function deployedProduct(
  components: readonly Component[],
  library: string,
  kinds: readonly ComponentKind[],
  users: readonly Component[] = [],
): Component | undefined {
  const names = products[library] ?? [library];
  const matches = components.filter(
    ({ kind, technology }) => kinds.includes(kind) && technology !== undefined && names.includes(technology),
  );
  if (matches.length === 1 && !choosing.has(library)) return matches[0];
  const told = matches.filter((match) => users.some((user) => isTold(user, match)));
  return told.length === 1 ? told[0] : undefined;
}

function isTold({ deployment }: Component, { aliases }: Component): boolean {
  const values = Object.values(deployment?.environment ?? {});
  return aliases.some(
    (alias) =>
      deployment?.dependsOn.includes(alias) === true ||
      values.some((value) => value === alias || new RegExp(`(?:^|[@/,])${escaped(alias)}(?=[:/,]|$)`).test(value)),
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
