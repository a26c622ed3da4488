/** Cuba: https://github.com/soveran/cuba. */
export const cuba = {
  id: 'cuba',
  title: 'Cuba',
  base: 'Cuba',
  /** What holds the blocks of an application, and what one asks of a request: `on get, 'orders' do`. */
  defining: 'define',
  asking: 'on',
  /** Hands requests on to another application. */
  running: 'run',
  /** Answers what nothing else did. */
  otherwise: 'default',
} as const;
