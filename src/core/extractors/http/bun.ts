/** Bun's own server: https://bun.sh/docs/api/http. */
export const bun = {
  id: 'bun',
  title: 'Bun',
  module: 'bun',
  global: 'Bun',
  server: 'serve',
  routes: ['routes', 'static'],
} as const;
