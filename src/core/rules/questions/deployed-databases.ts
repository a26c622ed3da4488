import type { Component } from '../../model/component.ts';

/** `db/museum` of every address of a relational database that the deployment hands to a service of ours. */
export function deployedDatabases({ root, kind, deployment }: Component): readonly string[] {
  if (root === undefined || kind === 'job' || deployment === undefined) return [];
  const found = Object.values(deployment.environment).flatMap((value) => {
    const [, host, name] =
      /^(?:jdbc:)?(?:postgres(?:ql)?|mysql|mariadb|sqlserver)(?:\+\w+)?:\/\/(?:[^@/]*@)?([\w.-]+)(?::[^/]*)?\/([\w-]+)/i.exec(
        value,
      ) ?? [];
    return host === undefined || name === undefined || /schema=/i.test(value) ? [] : [`${host}/${name}`];
  });
  return [...new Set(found)];
}

/** Where each is deployed with the address of a database of its own, a table of one name is two tables. */
export function liveApart(services: readonly Component[]): boolean {
  const databases = services.map(deployedDatabases);
  const all = databases.flat();
  return databases.every((own) => own.length > 0) && new Set(all).size === all.length;
}
