import type { Component, ComponentKind } from '../../model/component.ts';

const products: Readonly<Record<string, readonly string[]>> = {
  rabbitmq: ['rabbitmq'],
  kafka: ['kafka', 'redpanda'],
  bullmq: ['redis', 'valkey'],
  asynq: ['redis', 'valkey'],
  redis: ['redis', 'valkey'],
  ioredis: ['redis', 'valkey'],
  nats: ['nats'],
};

/** The one deployed component that a library speaks to; several leave it open which is meant. */
export function deployedProduct(
  components: readonly Component[],
  library: string,
  kinds: readonly ComponentKind[],
): Component | undefined {
  const names = products[library] ?? [library];
  const matches = components.filter(
    ({ kind, technology }) => kinds.includes(kind) && technology !== undefined && names.includes(technology),
  );
  return matches.length === 1 ? matches[0] : undefined;
}
