/** Words that everybody tries first, alone or joined: `changeme`, `supersecret`, `postgres123`. */
const tried =
  /^(?:my|the|super|very|top)?[-_ ]?(?:secret|password|passw[o0]rd|passwd|pass|pwd|admin|administrator|root|toor|test|testing|user|demo|guest|default|postgres|postgresql|mysql|mariadb|mongo|mongodb|redis|rabbitmq|minioadmin|minio|sa|changeit|example|letmein|qwerty|welcome)(?:[-_ ]?(?:secret|password|pass|key|token|user|admin))?[-_ ]?[0-9!@]{0,6}$/i;

/** What somebody was meant to replace. */
const replaceable = /^(?:please[-_ ]?)?(?:change|replace)[-_ ]?(?:me|this|it|with)|^(?:12345\d*|0000+|1111+)$/i;

/** Whether a password is one that nobody has to guess. `others` are names beside it, such as the user and the database. */
export function isKnownPassword(value: string, others: readonly string[]): boolean {
  if (value === '') return false;
  return (
    tried.test(value) ||
    replaceable.test(value) ||
    others.some((other) => other !== '' && other.toLowerCase() === value.toLowerCase())
  );
}
