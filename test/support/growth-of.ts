/** How much longer a text four times as long takes. A reader that looks back from every place takes sixteen times as long. */
export const growthWanted = 12;

const attempts = 3;
const times = 4;

/**
 * The work for four times the amount by the work for the amount, each the best of three. A time by the clock would say how
 * busy the machine is.
 */
export function growthOf(run: (amount: number) => void, amount: number): number {
  return (
    Math.max(
      best(() => run(times * amount)),
      least,
    ) /
    Math.max(
      best(() => run(amount)),
      least,
    )
  );
}

/** In microseconds: less says nothing about growth. */
const least = 30_000;

function best(run: () => void): number {
  const spans = Array.from({ length: attempts }, () => {
    const start = process.cpuUsage();
    run();
    return process.cpuUsage(start).user;
  });
  return Math.min(...spans);
}
