import { clientName } from './client-name.ts';

/** How a call of this library is given a timeout, as the object of "Add". */
export function timeoutInLibrary(library: string): string {
  return Object.hasOwn(options, library)
    ? (options[library] ?? '')
    : `a timeout of about 2 s to the call of ${clientName(library)}, or to the client that makes it`;
}

const options: Readonly<Record<string, string>> = {
  axios: '`timeout: 2000` to the options, or to `axios.create({ timeout: 2000 })`',
  'nest-http': '`timeout: 2000` to the options, or to `HttpModule.register({ timeout: 2000 })`',
  got: '`timeout: { request: 2000 }` to the options',
  undici: '`headersTimeout: 2000, bodyTimeout: 2000` to the options',
  superagent: '`.timeout(2000)` to the request',
  grpc: 'a deadline of about 2 s to the call',
  fetch: '`signal: AbortSignal.timeout(2000)` to the options',
  'node-fetch': '`signal: AbortSignal.timeout(2000)` to the options',
  'node-http': '`signal: AbortSignal.timeout(2000)` to the options',
  requests: '`timeout=2` to the call',
  urllib: '`timeout=2` to the call',
  urllib3: '`timeout=2` to the call',
  aiohttp: '`timeout=aiohttp.ClientTimeout(total=2)` to the session or the call',
  'net-http': '`Timeout: 2 * time.Second` to the `http.Client` that makes the call',
  resty: '`.SetTimeout(2 * time.Second)` to the client',
  reqwest: '`.timeout(Duration::from_secs(2))` to the `Client::builder()`',
  guzzle: "`'timeout' => 2` to the options",
  'rest-template':
    'a connect timeout and a read timeout of about 2 s where the `RestTemplate` is made, through its builder or its request factory',
  'web-client': '`.timeout(Duration.ofSeconds(2))` to what the call gives back',
  'java-http-client': '`.timeout(Duration.ofSeconds(2))` to the `HttpRequest.newBuilder()`',
};
