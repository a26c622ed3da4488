import { type Shape, unknownShape } from '../../model/shape.ts';
import { objectOf } from '../shapes/make-shape.ts';
import { type ClassPlace, merged, shapeOfType, type TypeQuestion } from '../shapes/shape-of-type.ts';
import { checkedField, isEmbedded, sentField } from './go-shapes.ts';

/** The fields of a struct as they are sent, by the names that a tag gives them. */
export function goClassShape(question: TypeQuestion, { file, cls }: ClassPlace, tag = 'json'): Shape {
  const outline = question.resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined || outline.kind === 'interface') return unknownShape;
  const inside: TypeQuestion = { ...question, context: { file, fn: outline.fn } };
  if (outline.alias !== undefined) return shapeOfType(inside, outline.alias);
  const fields = outline.fields.flatMap((field) => {
    const name = isEmbedded(field, outline.bases) ? undefined : sentField(field, tag);
    return name === undefined ? [] : [checkedField(field, name, shapeOfType(inside, field.type ?? ''))];
  });
  const embedded = outline.fields.filter((field) => isEmbedded(field, outline.bases));
  const inherited = embedded.map((field) =>
    field.type === 'gorm.Model' ? standard : shapeOfType(inside, field.type ?? ''),
  );
  const whole = merged([...inherited, objectOf(fields, outline.name)]);
  return whole.type === 'object' ? objectOf(whole.fields, outline.name) : whole;
}

/** What `gorm.Model` sends. */
const standard = objectOf([
  { name: 'ID', required: false, shape: { type: 'integer' } },
  { name: 'CreatedAt', required: false, shape: { type: 'string', format: 'date-time' } },
  { name: 'UpdatedAt', required: false, shape: { type: 'string', format: 'date-time' } },
  { name: 'DeletedAt', required: false, shape: { type: 'string', format: 'date-time' } },
]);
