import type { HttpMethod } from '../../model/endpoint.ts';

/** Clients of PHP: what makes one, how long it waits when nobody says, and what its options are called. */
export interface PhpClient {
  readonly id: string;
  readonly title: string;
  /** Classes whose instances or static methods send, by full name. */
  readonly classes: readonly string[];
  readonly timeouts: readonly string[];
  readonly bases: readonly string[];
  /** Milliseconds; 0 is for ever. */
  readonly defaultTimeout: number;
}

export const laravelHttp: PhpClient = {
  id: 'laravel-http',
  title: 'HTTP client of Laravel',
  classes: [
    'Illuminate\\Support\\Facades\\Http',
    'Illuminate\\Http\\Client\\Factory',
    'Illuminate\\Http\\Client\\PendingRequest',
  ],
  timeouts: ['timeout'],
  bases: ['baseUrl'],
  defaultTimeout: 30_000,
};

export const guzzle: PhpClient = {
  id: 'guzzle',
  title: 'Guzzle',
  classes: ['GuzzleHttp\\Client', 'GuzzleHttp\\ClientInterface'],
  timeouts: ['timeout', 'read_timeout', 'RequestOptions.TIMEOUT', 'RequestOptions.READ_TIMEOUT'],
  bases: ['base_uri'],
  defaultTimeout: 0,
};

export const symfonyHttp: PhpClient = {
  id: 'symfony-http',
  title: 'HttpClient of Symfony',
  classes: [
    'Symfony\\Contracts\\HttpClient\\HttpClientInterface',
    'Symfony\\Component\\HttpClient\\HttpClient',
    'Symfony\\Component\\HttpClient\\ScopingHttpClient',
  ],
  timeouts: ['timeout', 'max_duration'],
  bases: ['base_uri'],
  // What PHP waits for a socket unless its settings say otherwise.
  defaultTimeout: 60_000,
};

export const phpClients: readonly PhpClient[] = [laravelHttp, guzzle, symfonyHttp];

export const phpVerbs: Readonly<Record<string, HttpMethod>> = {
  get: 'GET',
  head: 'HEAD',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  getAsync: 'GET',
  postAsync: 'POST',
  putAsync: 'PUT',
  patchAsync: 'PATCH',
  deleteAsync: 'DELETE',
};
