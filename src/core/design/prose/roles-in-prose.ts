import type { Thing } from './story.ts';

const roles = new Set(['admin', 'administrator', 'moderator', 'editor', 'operator']);
const accounts = ['user', 'member'];

/** A moderator is a user who may do more, and no row of another table. */
export function withRoles(things: readonly Thing[]): readonly Thing[] {
  const account = things.find(({ name }) => accounts.includes(name));
  const isRole = ({ name }: Thing): boolean =>
    roles.has(name) && !things.some(({ belongsTo }) => belongsTo.includes(name));
  const found = things.filter(isRole);
  if (account === undefined || found.length === 0) return things;
  account.roles.push(account.name, ...found.map(({ name }) => name));
  return things.filter((thing) => !isRole(thing));
}
