/** Where a walk over a drawing stands and where it is heading. */
interface Step {
  readonly row: number;
  readonly column: number;
  readonly heading: Heading;
}

type Heading = 'right' | 'up' | 'down';

const moves: Readonly<Record<Heading, readonly [number, number]>> = { right: [0, 1], up: [-1, 0], down: [1, 0] };

/** Ways on from a joint, by how it is entered. A way back to the left leads to another sender, not to a target. */
const ways: Readonly<Record<string, Partial<Record<Heading, readonly Heading[]>>>> = {
  '─': { right: ['right'], up: ['up'], down: ['down'] },
  '┄': { right: ['right'], up: ['up'], down: ['down'] },
  '│': { right: ['right'], up: ['up'], down: ['down'] },
  '┊': { right: ['right'], up: ['up'], down: ['down'] },
  '┐': { right: ['down'], up: [] },
  '┘': { right: ['up'], down: [] },
  '┌': { up: ['right'] },
  '└': { down: ['right'] },
  '┤': { right: ['up', 'down'], up: ['up'], down: ['down'] },
  '├': { up: ['up', 'right'], down: ['down', 'right'] },
  '┬': { right: ['right', 'down'], up: ['right'] },
  '┴': { right: ['right', 'up'], down: ['right'] },
  '┼': { right: ['right', 'up', 'down'], up: ['up', 'right'], down: ['down', 'right'] },
};

interface Frame {
  readonly name: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Follows every line of a drawing with the eye: `a → b` for each arrow that leads from box a to box b. */
export function followArrows(drawing: string): readonly string[] {
  const sheet = drawing.split('\n').map((line) => [...line]);
  const frames = framesOf(sheet);
  const found = new Set<string>();
  for (const frame of frames) {
    for (let row = frame.top + 1; row < frame.bottom; row += 1) {
      if (sheet[row]?.[frame.right] !== '├') continue;
      for (const end of ends(sheet, { row, column: frame.right + 1, heading: 'right' })) {
        const target = frames.find(
          (each) => each.left === end.column + 1 && each.top < end.row && end.row < each.bottom,
        );
        found.add(`${frame.name} → ${target?.name ?? 'nothing'}`);
      }
    }
  }
  return [...found].sort();
}

/** Complete rectangles; two wires that turn toward each other have no bottom. */
function framesOf(sheet: readonly string[][]): readonly Frame[] {
  return sheet.flatMap((line, top) =>
    line.flatMap((character, left) => {
      const right = line.indexOf('┐', left);
      if (character !== '┌' || right < 0 || line.slice(left + 1, right).some((each) => each !== '─')) return [];
      let bottom = top + 1;
      while ('│├┤'.includes(sheet[bottom]?.[left] ?? ' ') && '│├┤'.includes(sheet[bottom]?.[right] ?? ' ')) bottom += 1;
      if (sheet[bottom]?.[left] !== '└' || sheet[bottom]?.[right] !== '┘') return [];
      const name = (sheet[top + 1] ?? [])
        .slice(left + 1, right)
        .join('')
        .trim();
      return [{ name, top, bottom, left, right }];
    }),
  );
}

function ends(sheet: readonly string[][], start: Step): readonly Step[] {
  const open = [start];
  const seen = new Set<string>();
  const arrived: Step[] = [];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { row, column, heading } = step;
    const key = `${row} ${column} ${heading}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const character = sheet[row]?.[column] ?? ' ';
    if (character === '▶') arrived.push(step);
    for (const next of ways[character]?.[heading] ?? []) {
      const [down, across] = moves[next];
      open.push({ row: row + down, column: column + across, heading: next });
    }
  }
  return arrived;
}
