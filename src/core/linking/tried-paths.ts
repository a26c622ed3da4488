/**
 * Paths that were looked for, by their sums: of one that was not it may be said that it was, never the other way round.
 * There are hundreds of thousands, which as texts would take more memory than all that is known by them.
 */
export class TriedPaths {
  private sorted = new Int32Array(0);
  private added: number[] = [];

  add(path: string): void {
    this.note(pathSum(path));
  }

  /** Whatever comes into a folder, or leaves it. */
  addFolder(folder: string): void {
    this.note(folderSum(folder));
  }

  holds(sum: number): boolean {
    this.settle();
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? 0) < sum) low = middle + 1;
      else high = middle;
    }
    return this.sorted[low] === sum;
  }

  /** One that goes its own way from here on. */
  copy(): TriedPaths {
    this.settle();
    const copy = new TriedPaths();
    copy.sorted = this.sorted;
    return copy;
  }

  private note(sum: number): void {
    this.added.push(sum);
    if (this.added.length > mostAdded + this.sorted.length) this.settle();
  }

  private settle(): void {
    if (this.added.length === 0) return;
    const all = new Int32Array(this.sorted.length + this.added.length);
    all.set(this.sorted);
    all.set(this.added, this.sorted.length);
    all.sort();
    let kept = 0;
    for (const sum of all) if (kept === 0 || all[kept - 1] !== sum) all[kept++] = sum;
    this.sorted = all.slice(0, kept);
    this.added = [];
  }
}

/** One path is often tried for many names, so it is not kept as often. */
const mostAdded = 64;

export function pathSum(path: string): number {
  let sum = path.length;
  for (let at = 0; at < path.length; at++) sum = Math.imul(sum, 31) + path.charCodeAt(at);
  return sum | 0;
}

/** No path ends in a slash. */
export function folderSum(folder: string): number {
  return pathSum(`${folder}/`);
}
