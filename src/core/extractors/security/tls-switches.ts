/** Options that switch the check of certificates off, each with the word that does. */
export const tlsSwitches: Readonly<Record<string, 'true' | 'false'>> = {
  rejectUnauthorized: 'false',
  strictSSL: 'false',
  InsecureSkipVerify: 'true',
  verify_ssl: 'false',
  verify_peer: 'false',
  insecureSkipTlsVerify: 'true',
};

/** Names that mean other things elsewhere count only as options of an HTTP client. */
export const clientOptions = new Set(['verify', 'ssl']);
export const clientCalls =
  /^(?:get|post|put|patch|delete|head|options|request|stream|Session|Client|AsyncClient|HTTPAdapter|send|TCPConnector)$/;
