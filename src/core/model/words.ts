import { remembered } from './remembered.ts';

/** Splits an identifier into lower-case words: `requireJWTAuth` and `require_jwt-auth` are `require`, `jwt`, `auth`. */
export const wordsOf: (identifier: string) => readonly string[] = remembered((identifier) =>
  identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase()),
);
