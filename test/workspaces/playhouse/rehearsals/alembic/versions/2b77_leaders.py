"""leaders"""

from alembic import op
import sqlalchemy as sa

revision: str = "2b77"
down_revision: str = "c0de"


def upgrade() -> None:
    with op.batch_alter_table("rehearsal") as batch_op:
        batch_op.add_column(sa.Column("leader_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_rehearsal_leader_id"), ["leader_id"], unique=False)
        batch_op.create_foreign_key("fk_rehearsal_leader", "player", ["leader_id"], ["id"], ondelete="SET NULL")
        batch_op.drop_column("chairs")
    op.execute("CREATE INDEX ix_player_desk ON player (desk) WHERE desk IS NOT NULL")


def downgrade() -> None:
    with op.batch_alter_table("rehearsal") as batch_op:
        batch_op.drop_column("leader_id")
