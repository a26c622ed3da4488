"""players"""

from alembic import op
import sqlalchemy as sa

revision = "c0de"
down_revision = ("9f1c",)


def upgrade():
    op.rename_table("musician", "player")
    op.alter_column("player", "email", existing_type=sa.String(length=60), type_=sa.String(length=120))
    op.add_column("player", sa.Column("desk", sa.Integer(), nullable=True))
    op.alter_column("rehearsal", "starts", new_column_name="begins")
    op.drop_index(op.f("ix_rehearsal_starts"), table_name="rehearsal")
    op.create_index("ix_rehearsal_room_begins", "rehearsal", ["room", "begins"])
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("player_id", sa.Integer(), sa.ForeignKey("player.id"), nullable=False),
        sa.Column("rehearsal_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["rehearsal_id"], ["rehearsal.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("player_id", "rehearsal_id", name="uq_attendance"),
    )


def downgrade():
    op.drop_table("attendance")
    op.drop_column("player", "desk")
