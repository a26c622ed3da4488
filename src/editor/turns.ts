/** One piece of work after the other, whether or not the one before it went well. The first begins at once. */
export function createTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> | undefined;
  return (work) => {
    const next = last === undefined ? work() : last.then(work, work);
    last = next;
    const end = () => {
      if (last === next) last = undefined;
    };
    next.then(end, end);
    return next;
  };
}
