import type { Decorator, Value } from '../../syntax/outline.ts';

/** What the attributes of one name are given: `#[serde(default, rename = "mail")]`, where pairs stand in one object. */
export function attributeValues(decorators: readonly Decorator[], name: string): readonly Value[] {
  return decorators.flatMap((decorator) => (decorator.name === name ? (decorator.args ?? []) : []));
}

/** `#[sea_orm(table_name = "orders")]` */
export function attributeText(decorators: readonly Decorator[], name: string, key: string): string | undefined {
  const value = attributeValues(decorators, name)
    .flatMap((each) => (each.kind === 'object' ? each.entries : []))
    .find((entry) => entry.key === key)?.value;
  return value?.kind === 'text' ? value.text : undefined;
}
