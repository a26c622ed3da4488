import { shortList } from '../../model/wording.ts';
import { agree } from './doers.ts';

/** `Meanwhile GET /loans and 2 more wait.`, or nothing where nobody is known to use the table. */
export function waiting(users: readonly string[]): string | undefined {
  return users.length === 0 ? undefined : `Meanwhile ${shortList(users, 2)} ${agree(users.length, 'waits', 'wait')}.`;
}
