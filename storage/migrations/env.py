"""What Alembic runs a step with: the connection that `storage.upgrade` hands it, its transaction, batch mode."""

from alembic import context

from storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the transaction is the caller's
    on_version_apply=context.config.attributes.get("on_version_apply"),
)
context.run_migrations()
