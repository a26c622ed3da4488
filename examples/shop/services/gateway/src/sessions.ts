import { randomUUID } from 'node:crypto';
import type { Identity } from './auth.js';

interface Session {
  identity: Identity;
  expiresAt: number;
}

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;
const sessions = new Map<string, Session>();

export function openSession(identity: Identity): string {
  const refreshToken = randomUUID();
  sessions.set(refreshToken, { identity, expiresAt: Date.now() + THIRTY_DAYS });
  return refreshToken;
}

export function findSession(refreshToken: string): Session | undefined {
  const session = sessions.get(refreshToken);
  if (session && session.expiresAt < Date.now()) {
    sessions.delete(refreshToken);
    return undefined;
  }
  return session;
}

export function closeSession(refreshToken: string): void {
  sessions.delete(refreshToken);
}
