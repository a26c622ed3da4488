/** More texts than this are not kept at once: a window is open for days. */
const most = 50_000;

/** Works out the same about the same text once: names come up again with every look at a System. */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  let known = new Map<string, T>();
  return (text) => {
    const hit = known.get(text);
    if (hit !== undefined) return hit;
    if (known.size >= most) known = new Map();
    const answer = compute(text);
    known.set(text, answer);
    return answer;
  };
}
