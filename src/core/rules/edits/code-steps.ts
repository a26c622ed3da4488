import type { Migration } from '../../model/migration.ts';
import type { Table } from '../../model/table.ts';
import { alembicStep } from './alembic-step.ts';
import { djangoStep } from './django-step.ts';
import { knexStep } from './knex-step.ts';
import { laravelStep } from './laravel-step.ts';
import { railsStep } from './rails-step.ts';
import { sequelizeStep } from './sequelize-step.ts';

/** An index that is to be added behind a step of a history. */
export interface IndexStep {
  readonly before: Migration;
  readonly table: Table;
  readonly columns: readonly string[];
}

export interface WrittenStep {
  readonly file: string;
  readonly text: string;
  /** What the step after it has to repeat. */
  readonly manner?: string | undefined;
  /** The step that it names as the one before, of which only one may follow. */
  readonly follows?: string | undefined;
}

export type StepWriter = (step: IndexStep) => WrittenStep | undefined;

/** Tools whose steps are code. One that also keeps a picture of the models beside its steps is left to its own command. */
export const codeSteps: Readonly<Record<string, StepWriter>> = {
  'active-record': railsStep,
  alembic: alembicStep,
  django: djangoStep,
  knex: knexStep,
  laravel: laravelStep,
  sequelize: sequelizeStep,
};
