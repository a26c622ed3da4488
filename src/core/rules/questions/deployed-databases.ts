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
