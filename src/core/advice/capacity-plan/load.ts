/** What the plan is reckoned with; whoever has measured replaces the defaults. */
export interface Load {
  /** Requests a second from outside, on average. */
  readonly rps: number;
  readonly peak: number;
  /** Growth a year: 0.5 is half as much again. */
  readonly growth: number;
  /** Bytes of an answer; a page of JSON where nobody says. */
  readonly payload?: number | undefined;
  /** Who has an account; reckoned from the requests where nobody says. */
  readonly people?: number | undefined;
  /** Rows a year of tables of which somebody knows it, by their names. */
  readonly rows?: Readonly<Record<string, number>> | undefined;
}

export const defaultLoad: Load = { rps: 100, peak: 3, growth: 0.5 };

export const usualPayload = 4096;

/** What no flag says. Each is a round figure of the right order, to be replaced by what is measured. */
export const assumed = {
  /** Of the requests that a service with both kinds of routes receives. */
  readShare: 0.9,
  items: 10,
  querySeconds: 0.005,
  /** In a request besides its queries: parsing, code, JSON. */
  codeSeconds: 0.005,
  callSeconds: 0.002,
  instanceRate: 200,
  /** Connections may wait for work: at 70 % in use queues begin to grow. */
  poolUse: 0.7,
  pool: 10,
  years: 3,
  /** Of a day, of one person: most have an account and come once in a while. */
  requestsOfPerson: 20,
  /** A year, of one person: an order or a post a month, and something that is noted every day. */
  contentRows: 12,
  eventRows: 365,
  /** Of people, and what each of them adds a year. */
  staffShare: 0.001,
  staffRows: 250,
  /** Below one parent: lines of an order, songs of a list. */
  itemsEach: 5,
  referenceRows: 10_000,
};

export const secondsOfYear = 31_536_000;

/** As many as make that many requests. */
export function peopleOf({ people, rps }: Load): number {
  return people ?? (rps * 86_400) / assumed.requestsOfPerson;
}

/** Three digits, because the figures behind it carry no more. */
export function digits(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 });
}
