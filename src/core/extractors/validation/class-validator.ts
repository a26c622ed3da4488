import type { Constraint } from '../shapes/constraint.ts';

/** Decorators of fields that say what a request must hold. */
export const classValidator: {
  readonly modules: readonly string[];
  readonly constraints: Readonly<Record<string, readonly Constraint[]>>;
} = {
  modules: ['class-validator', '@nestjs/class-validator'],
  constraints: {
    IsString: [{ says: 'type', type: 'string' }],
    IsNumber: [{ says: 'type', type: 'number' }],
    IsInt: [{ says: 'type', type: 'integer' }],
    IsBoolean: [{ says: 'type', type: 'boolean' }],
    IsEmail: [{ says: 'type', type: 'string', format: 'email' }],
    IsUUID: [{ says: 'type', type: 'string', format: 'uuid' }],
    IsUrl: [{ says: 'type', type: 'string', format: 'uri' }],
    IsDateString: [{ says: 'type', type: 'string', format: 'date-time' }],
    IsISO8601: [{ says: 'type', type: 'string', format: 'date-time' }],
    IsDate: [{ says: 'type', type: 'string', format: 'date-time' }],
    IsNumberString: [{ says: 'type', type: 'string' }],
    IsMongoId: [{ says: 'type', type: 'string' }],
    IsPhoneNumber: [{ says: 'type', type: 'string' }],
    Matches: [{ says: 'type', type: 'string' }],
    IsPositive: [{ says: 'type', type: 'number' }, { says: 'positive' }],
    Min: [{ says: 'minimum', argument: 0 }],
    Max: [{ says: 'maximum', argument: 0 }],
    MinLength: [{ says: 'minLength', argument: 0 }],
    MaxLength: [{ says: 'maxLength', argument: 0 }],
    Length: [
      { says: 'type', type: 'string' },
      { says: 'minLength', argument: 0 },
      { says: 'maxLength', argument: 1 },
    ],
    IsEnum: [{ says: 'values', argument: 0 }],
    IsIn: [{ says: 'values', argument: 0 }],
    IsOptional: [{ says: 'optional' }],
    IsArray: [{ says: 'list' }],
    ArrayMinSize: [{ says: 'list' }],
    ArrayMaxSize: [{ says: 'list' }],
  },
};
