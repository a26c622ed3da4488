/** Things that belong together, found by what joins two of them at a time. */
export interface Groups {
  unite(one: string, other: string): void;
  /** The smallest name of all that belong together; a name that nothing is joined with stands for itself. */
  headOf(name: string): string;
}

export function createGroups(): Groups {
  const parents = new Map<string, string>();
  const headOf = (name: string): string => {
    let head = name;
    for (let next = parents.get(head); next !== undefined && next !== head; next = parents.get(head)) head = next;
    if (head !== name) parents.set(name, head);
    return head;
  };
  return {
    headOf,
    unite: (one, other) => {
      if (one === other) return;
      const [a, b] = [headOf(one), headOf(other)];
      // The smaller name stands for both, so that the order in which things are joined says nothing.
      if (a < b) parents.set(b, a);
      else if (b < a) parents.set(a, b);
    },
  };
}
