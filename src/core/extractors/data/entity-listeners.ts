import { type RowEvent, rowEvents } from './row-event.ts';

const { deleted, inserted, updated } = rowEvents;

/** Decorators of an entity's methods and, beginning small, methods of subscribers: TypeORM, MikroORM. */
export const entityListeners: Readonly<Record<string, readonly RowEvent[]>> = {
  BeforeInsert: inserted,
  AfterInsert: inserted,
  BeforeCreate: inserted,
  AfterCreate: inserted,
  BeforeUpdate: updated,
  AfterUpdate: updated,
  BeforeRemove: deleted,
  AfterRemove: deleted,
  BeforeDelete: deleted,
  AfterDelete: deleted,
};

/** Annotations of methods that Jakarta Persistence calls. */
export const persistenceListeners: Readonly<Record<string, readonly RowEvent[]>> = {
  PrePersist: inserted,
  PostPersist: inserted,
  PreUpdate: updated,
  PostUpdate: updated,
  PreRemove: deleted,
  PostRemove: deleted,
};
