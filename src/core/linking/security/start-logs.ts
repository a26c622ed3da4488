import type { Outline } from '../../syntax/outline.ts';
import { loggedSecret } from './logged-secret.ts';
import { contextOf, type SettingSite } from './setting-site.ts';
import { writesLog } from './writes-log.ts';

/** Passwords and keys that a program writes into the log while it starts, which no request leads to. */
export function readStartLogs(site: SettingSite): void {
  const { outline } = site.scope;
  for (const call of outline.calls) {
    if (!writesLog(call, outline) || !isStart(outline, call.fn)) continue;
    const name = loggedSecret(site.resolver, contextOf(site, call), call.args);
    if (name !== undefined) site.note('log', name, undefined, call);
  }
}

/** `main`, what it is often split into, and what stands in no function. */
function isStart({ functions, language }: Outline, fn: number): boolean {
  if (fn === 0) return true;
  const own = functions[fn];
  if (own === undefined) return false;
  if (/^[Mm]ain$/.test(own.name)) return true;
  return own.cls === undefined && startName.test(own.name) && (language === 'go' || language === 'rust');
}

const startName = /^run$/;
