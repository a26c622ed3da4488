/** Whether a quoted text, given to something with the name of a secret, is the secret itself. */
export function isQuotedSecret(value: string): boolean {
  if (value.length < shortestSecret || !/[\p{L}\p{N}]/u.test(value) || /\s/.test(value)) return false;
  return !isStandIn(value) && !isOrdinary(value) && !isPlace(value) && !isName(value) && !isLabel(value);
}

/** The same for a value without quotes, which may as well be a type or a variable. */
export function isBareSecret(name: string, value: string, isCode: boolean): boolean {
  if (/[(){}[\]<>|]|[;,]$/.test(value) || /^[&*!~|>@$]/.test(value) || isDottedName(value)) return false;
  if (/^\d+$/.test(value)) return /pass|pwd/i.test(name) && value.length >= shortestSecret;
  if (isCode && /^[\p{L}_$][\w$]*$/u.test(value)) return false;
  return isQuotedSecret(value);
}

/** Single lines of a type or an object literal are told from YAML by the punctuation that YAML lacks. */
export function looksLikeCode(text: string): boolean {
  return codeLines.some((line) => line.test(text));
}

const codeLines: readonly RegExp[] = [
  /[;{}(),]\s*$|=>/m,
  /^\s*(?:const|let|var|function|interface|type|class|import|return|if)\b/m,
  /^\s*export (?!\w+=)/m,
];

/** Holes, masks and hints in the place of a secret: `${DB_PASSWORD}`, `<your token>`, `****`, `your-api-key`. */
export function isStandIn(value: string): boolean {
  return standIns.some((standIn) => standIn.test(value));
}

const standIns: readonly RegExp[] = [
  /[$#%]\{|\{\{|\$\(|^\$\w|^%\w+%?$/,
  /^[<{[].*[>}\]]$/,
  /^[*x.•…_-]+$|\*{3}/i,
  /^your[-_]|redacted|‹secret:/i,
];

/** Shorter ones are separators and letters: `token === '('`. */
const shortestSecret = 3;

/** Names of fields, types and kinds that stand where a secret could. */
const ordinaryValues = new Set(
  `
  password newpassword oldpassword currentpassword confirmpassword passwordconfirmation passwordhash passwd
  token accesstoken refreshtoken idtoken authtoken bearertoken csrftoken xsrftoken xcsrftoken xxsrftoken resettoken
  verificationtoken apitoken sessiontoken xauthtoken
  apikey xapikey accesskey secretkey privatekey publickey clientsecret
  string number boolean bigint object function undefined symbol any unknown never void buffer date text varchar uuid
  null true false none nil yes no required optional default disabled enabled inherit external hidden
  input header headers query cookie cookies body path file vault bearer basic digest jwt oauth oauth2
  `
    .trim()
    .split(/\s+/),
);

function isOrdinary(value: string): boolean {
  return ordinaryValues.has(value.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase());
}

/** A route, an address or a file that a secret is fetched from; passwords in addresses are looked for on their own. */
function isPlace(value: string): boolean {
  return places.some((place) => place.test(value));
}

const places: readonly RegExp[] = [
  /^(?:https?|wss?|file|arn|vault|ssm|projects):/i,
  /^\.{1,2}\/|^\/[a-z_./:-]+$/i,
  /^\/(?:run|etc|var|home|secrets)\//,
];

/** `DB_PASSWORD` names a variable, `label.new-password` a message, `^9.0.2` a version. */
function isName(value: string): boolean {
  return nameForms.some((form) => form.test(value));
}

const nameForms: readonly RegExp[] = [
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/,
  /^[A-Za-z_-]+(?:\.[A-Za-z_-]+)+$/,
  /^[\^~>=v]*\d+\.\d+(?:\.\d+)?$/,
  // An action of a controller, as Rails names it: `login#set_new_password`.
  /^[a-z_]+(?:\/[a-z_]+)*#[a-z_]+[?!]?$/,
];

/** `Password`, `Passwort`, `Пароль`: what a person reads next to a field. */
function isLabel(value: string): boolean {
  return /^[A-Z][a-z]+$/.test(value) || (/[^ -~]/.test(value) && !/\d/.test(value));
}

function isDottedName(value: string): boolean {
  return /^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)+!?$/.test(value);
}
