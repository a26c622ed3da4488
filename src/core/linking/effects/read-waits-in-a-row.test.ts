import { expect, it } from 'vitest';
import { readOperations } from '../../../../test/support/spots-of.ts';
import { readWaitsInARow } from './read-waits-in-a-row.ts';

it('finds answers on lines in a row that do not need each other, and nothing that stands between or depends', async () => {
  const { effects } = await readOperations(
    {
      'harbor.ts': `
      export async function arrivals(day: string) {
        const ships = await loadShips(day);
        const { tides, wind } = await loadWeather({ day });
        const pilots = await loadPilots(day);
        return { ships, tides, wind, pilots };
      }
      export async function berth(id: string) {
        const ship = await loadShip(id);
        const owner = await loadOwner(ship.owner);
        if (owner === undefined) return undefined;
        const berths = await loadBerths(id);
        const crew = await loadCrew(\`crew of \${berths.length}\`);
        return { ship, owner, berths, crew };
      }
      export async function guarded(id: string) {
        const ship = await loadShip(id);
        await log(id);
        const crew = await Promise.all(id.split(',').map((each) => loadCrew(each)));
        return { ship, crew };
      }`,
    },
    readWaitsInARow,
  );
  const text = effects.map(
    ({ name, operation, evidence }) => `${operation?.split('#')[1]}:${evidence[0]?.line} ${name}`,
  );
  expect(text).toEqual(['arrivals:3 loadShips, loadWeather, loadPilots']);
});

it('gives two rows of the same calls an id each', async () => {
  const { effects } = await readOperations(
    {
      'harbor.ts': `
      export async function berths(day: string) {
        if (day === 'today') {
          const ships = await loadShips(day);
          const pilots = await loadPilots(day);
          return { ships, pilots };
        }
        const ships = await loadShips(day);
        const pilots = await loadPilots(day);
        return { ships, pilots, day };
      }`,
    },
    readWaitsInARow,
  );
  expect(effects.map(({ id, evidence }) => `${id.split('#')[1]} on ${evidence.map(({ line }) => line)}`)).toEqual([
    'berths:waits-in-a-row loadShips, loadPilots on 4,5',
    'berths:waits-in-a-row loadShips, loadPilots~2 on 8,9',
  ]);
});
