/** A library that speaks to one service of another company. */
export interface ServiceKit {
  readonly module: string;
  /** Where the requests go. */
  readonly url: string;
  /** What the library waits when nobody says, in milliseconds; 0 is for ever. */
  readonly timeout: number;
  readonly retries: boolean;
  /** Options of the client that say where it goes instead, and the scheme of a bare host. */
  readonly address?: { readonly keys: readonly string[]; readonly scheme: string } | undefined;
  /** Members that send nothing. */
  readonly local?: readonly string[] | undefined;
  /** The only methods that send something, where the rest builds and configures. */
  readonly only?: readonly string[] | undefined;
}
