import { redact } from './redact.ts';

/** A value of a setting: only together with its name it can be told to be a secret. */
export function redactValue(name: string, value: string): string {
  const before = `${name}="`;
  const after = '"';
  const redacted = redact(before + value.replaceAll('"', "'") + after);
  return redacted.startsWith(before) && redacted.endsWith(after)
    ? redacted.slice(before.length, -after.length)
    : redact(value);
}
