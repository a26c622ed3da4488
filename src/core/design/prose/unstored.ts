/** Many of something that has no place of its own: how long, how often, and what a service is asked. */
const passing = `afternoon byte call change click connection day detail evening hit hour lookup minute moment month morning night
  operation other percent query read response search second thing thousand million time view visitor week weekend
  write year`;

/** `make a lot`, `see the point`: said of no thing. */
const idle = `access addition advance attention average basis beginning behalf bit burst business capacity case choice copy couple
  demand difference end example face fact few gap goal growth half hand help idea increase kind level life limit load look
  maximum mind minimum mode moment nobody note number order others pair part past peak people person place plan point
  rate reason rest right risk role rush sense series set side sort start support traffic turn use use-case volume
  way winner word work world`;

/** What is built, and what it is built of. */
const built = `api app application backend broker cache cloud cluster cron dashboard data database endpoint excel framework frontend
  info information internet interface json language login microservice network pdf platform portal process program server
  service site software solution system technology tool web webapp website websocket xml csv http rest sql`;

/** What a row has, and no row of its own. */
const attributes = `address age amount availability balance birthday body capacity code color content cost country currency date deadline
  description duration email gender height id language length mail name number occupancy password percentage phone pin
  position price priority quantity size state status text title total type url value weight`;

const setOf = (...said: readonly string[]): ReadonlySet<string> => new Set(said.flatMap((each) => each.split(/\s+/)));
/** Of these a word before makes no thing either: `due date`, `billing system`. */
const never = setOf(passing, built, attributes);
const alone = setOf(idle);

/** Words that are stored nowhere by themselves, in the singular. */
export function isUnstored(name: string): boolean {
  return never.has(name.split(' ').at(-1) ?? name) || alone.has(name);
}
