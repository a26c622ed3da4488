/** Begins what is exported from a review: read again, it would say everything a second time. */
export const exportMark = 'Exported by Backend Architect. Reviews leave this file out until this line is removed.';

/** Of a file that still has the line. */
export function isExported(head: string): boolean {
  return /^(?:#|--) Exported by Backend Architect\b/.test(head);
}
