/** An id in the page for a name that a person chose: ids that others refer to hold no space. */
export function idFor(what: string, name: string): string {
  return `ba-${what}-${name.replace(/[^\w-]+/g, '-')}`;
}
