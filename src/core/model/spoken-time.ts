const units: readonly (readonly [string, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Seconds as people say them: `7 days`, `90 minutes`, `45 s`. */
export function spokenTime(seconds: number): string {
  const [name, length] = units.find(([, each]) => seconds >= each && seconds % each === 0) ?? ['', 1];
  const amount = (seconds / length).toLocaleString('en-US');
  return name === '' ? `${amount} s` : `${amount} ${name}${seconds === length ? '' : 's'}`;
}
