/** Made by the generators of frameworks, which expect them as they are: their shape is nobody's choice here. */
const ownNames = new Set(
  `ar_internal_metadata schema_migrations flyway_schema_history databasechangelog databasechangeloglock
   alembic_version goose_db_version knex_migrations knex_migrations_lock django_migrations django_session
   django_content_type django_admin_log auth_permission auth_group auth_group_permissions __efmigrationshistory
   failed_jobs job_batches password_resets password_reset_tokens personal_access_tokens telescope_entries
   telescope_entries_tags telescope_monitoring event_publication spring_session spring_session_attributes`.split(/\s+/),
);

const ownPrefixes =
  /^(?:active_storage|action_text|action_mailbox|solid_(?:queue|cache|cable)|oauth_(?:access|applications|auth|refresh)|qrtz|batch_(?:job|step)|act_(?:ru|hi|re|ge|id)|_prisma)_/;

/** True for a table that a library brings along, by its name. */
export function isOfLibrary(name: string): boolean {
  const small = name.toLowerCase();
  return ownNames.has(small) || ownPrefixes.test(small);
}
