/**
 * Tokens that are known by their own look, whatever they are assigned to. Each begins with letters that make the search
 * cheap, and nothing in it can be matched in two ways.
 */
export const tokenPatterns: readonly RegExp[] = [
  privateKey(),
  // Amazon Web Services
  /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g,
  // GitHub, GitLab
  /\bgh[pousr]_[A-Za-z0-9]{30,255}\b/g,
  /\bgithub_pat_\w{22,255}\b/g,
  /\bglpat-[\w-]{20,64}/g,
  // Stripe; publishable keys are public
  /\b[sr]k_(?:live|test)_[A-Za-z0-9]{10,255}\b/g,
  /\bwhsec_[A-Za-z0-9+/=]{20,255}/g,
  // Slack
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,255}/g,
  /\bxapp-\d-[A-Za-z0-9-]{10,255}/g,
  /(?<=hooks\.slack\.com\/services\/)[A-Z0-9]{5,20}\/[A-Z0-9]{5,20}\/[A-Za-z0-9]{10,64}/g,
  // Google
  /\bAIza[\w-]{35}/g,
  /\bya29\.[\w-]{20,512}/g,
  /\bGOCSPX-[\w-]{20,64}/g,
  // OpenAI, Anthropic, Hugging Face
  /\bsk-(?=[\w-]*\d)(?:[a-z]{2,10}[0-9]{0,2}-)?[A-Za-z0-9_-]{20,255}/g,
  /\bhf_[A-Za-z0-9]{30,64}\b/g,
  // SendGrid, Mailgun, Twilio, Telegram
  /\bSG\.[\w-]{16,32}\.[\w-]{32,64}/g,
  /\bkey-[0-9a-f]{32}\b/g,
  /\bSK[0-9a-f]{32}\b/g,
  /\b\d{8,10}:AA[\w-]{33}\b/g,
  // npm, PyPI, DigitalOcean, Shopify
  /\bnpm_[A-Za-z0-9]{36}\b/g,
  /\bpypi-[\w-]{50,255}/g,
  /\bdo[opr]_v1_[0-9a-f]{64}\b/g,
  /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/g,
  // Azure
  /(?<=\b(?:AccountKey|SharedAccessKey)=)[A-Za-z0-9+/]{20,128}={0,2}/g,
  // JSON Web Tokens and what stands in an Authorization header
  /\beyJ[\w-]{8,2048}\.eyJ[\w-]{8,4096}\.[\w-]{5,1024}/g,
  /(?<=\bBearer\s)(?=[\w.~+/-]*\d)[\w.~+/-]{16,2048}=*/g,
  /(?<=\bBasic\s)(?=[A-Za-z0-9+/]*[0-9=])[A-Za-z0-9+/]{12,512}={0,2}/g,
];

/** Letters of which every token has some: a text without them is searched for none. */
export const tokenHint = new RegExp(
  [
    String.raw`-----BEGIN|A[KSBC][IC]A|gh[pousr]_|github_pat_|glpat-|[sr]k_(?:live|test)_|whsec_|xox[abeoprs]-|xapp-|hooks\.slack`,
    String.raw`AIza|ya29\.|GOCSPX-|sk-|hf_|SG\.|key-|SK[0-9a-f]|\d:AA|npm_|pypi-|do[opr]_v1_|shp[acps][atsc]_`,
    String.raw`AccountKey=|SharedAccessKey=|eyJ|Bearer\s|Basic\s`,
  ].join('|'),
);

/** The body of a private key, also as a string with escaped line ends, also cut before its last line. */
function privateKey(): RegExp {
  const header = `(?<=-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----)`;
  const between = String.raw`(?:\\[nr]|[\s'"${'`'},]|\+(?=\s)){1,20}`;
  const first = String.raw`(?:\\[nr]|[\s'"${'`'},+]){0,20}[A-Za-z0-9+/=]{16,}`;
  const last = String.raw`[A-Za-z0-9+/=]{1,64}(?=(?:\\[nr]|[\s'"${'`'},+]){0,20}-----END)`;
  return new RegExp(`${header}${first}(?:${between}[A-Za-z0-9+/=]{24,})*(?:${between}${last})?`, 'g');
}
