const units = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** `24 h`, `5 min`, `90 s`, `250 ms`: in the largest unit that says it whole, and says more than one of it or an hour. */
export function spokenDuration(milliseconds: number): string {
  const unit = units.find(
    ([name, size]) => milliseconds % size === 0 && (milliseconds > size || (milliseconds === size && name !== 'min')),
  );
  return unit === undefined ? `${milliseconds} ms` : `${milliseconds / unit[1]} ${unit[0]}`;
}
