/** Ids of the elements of a design, so that whoever refers to one writes it the same way. */
export const ids = {
  service: (service: string): string => `component:${service}`,
  worker: (service: string): string => `component:${service}-worker`,
  store: (service: string): string => `component:${service}-db`,
  broker: 'component:broker',
  cache: 'component:cache',
  gateway: 'component:gateway',
  external: (name: string): string => `component:external:${name}`,
  table: (service: string, table: string): string => `table:${service}-db:${table}`,
  operation: (service: string, name: string): string => `operation:${service}#${name}`,
  endpoint: (service: string, method: string, path: string): string => `endpoint:${service}:${method} ${path}`,
  channel: (name: string): string => `channel:${name}`,
} as const;
