/** `postgres -c max_connections=200`, `--max-connections=500`: what a database is started with. */
export function maxConnections(command: readonly string[]): number | undefined {
  const found = /\bmax[_-]connections[= ]+(\d+)/.exec(command.join(' '))?.[1];
  return found === undefined ? undefined : Number(found);
}
