/** The client of a call as people write it; what is not listed is written as it is known here. */
export function clientName(library: string): string {
  return Object.hasOwn(names, library) ? (names[library] ?? library) : library;
}

const names: Readonly<Record<string, string>> = {
  'apache-http-client': 'Apache HttpClient',
  excon: 'Excon',
  faraday: 'Faraday',
  feign: 'Feign',
  grpc: 'gRPC',
  guzzle: 'Guzzle',
  'http-client': 'HttpClient',
  'http-exchange': 'an HTTP interface of Spring',
  'http-rb': 'http.rb',
  httparty: 'HTTParty',
  httpx: 'HTTPX',
  'java-http-client': "Java's HttpClient",
  'ktor-client': "Ktor's client",
  'laravel-http': "Laravel's Http",
  'microprofile-rest-client': 'a MicroProfile client',
  'nest-http': 'HttpService',
  'net-http': 'net/http',
  'node-http': 'node:http',
  okhttp: 'OkHttp',
  refit: 'Refit',
  'rest-template': 'RestTemplate',
  resty: 'Resty',
  'symfony-http': "Symfony's HttpClient",
  typhoeus: 'Typhoeus',
  'web-client': 'WebClient',
};
