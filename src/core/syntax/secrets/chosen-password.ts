import { isStandIn } from './secret-value.ts';

/**
 * Whether somebody chose a password to be hard to guess: letters of both cases, digits and a sign. What is written for a
 * developer's machine (`postgres`, `Your_password123`) is known to everybody and guards nothing.
 */
export function isChosenPassword(text: string): boolean {
  if (text.length < 10 || text.length > 80 || /\s/.test(text) || isStandIn(text) || known.test(text)) return false;
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].every((kind) => kind.test(text));
}

const known = /p[a@]ss|pwd|secret|admin|test|example|change|your|strong|dev|local|docker|[/\\]/i;
