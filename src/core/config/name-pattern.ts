/** True where a name fits: `*` stands for anything within one part, `**` also for slashes. */
export function fits(pattern: string, name: string): boolean {
  const source = pattern
    .split(/(\*\*\/?|\*)/)
    .map((part) => (part.startsWith('**') ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, 'u').test(name);
}
