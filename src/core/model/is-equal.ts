/** Whether both say the same. Of plain data, as all of a System is; anything else is equal to itself alone. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && hasEqualItems(one, other);
  return isPlain(one) && isPlain(other) && hasEqualFields(one as Fields, other as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

/** A map or a set keeps what it holds where no field shows it. */
function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

function hasEqualItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (!isEqual(one[at], other[at])) return false;
  return true;
}

/** Fields in another order are other bytes. */
function hasEqualFields(one: Fields, other: Fields): boolean {
  const names = Object.keys(one);
  const others = Object.keys(other);
  if (names.length !== others.length) return false;
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? '';
    if (name !== others[at] || !isEqual(one[name], other[name])) return false;
  }
  return true;
}
