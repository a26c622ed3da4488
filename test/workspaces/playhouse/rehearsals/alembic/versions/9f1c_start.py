"""start"""

from alembic import op
import sqlalchemy as sa

revision = "9f1c"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "musician",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("email"),
    )
    op.create_table(
        "rehearsal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(length=20), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("chairs", sa.Integer()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_rehearsal_starts"), "rehearsal", ["starts"], unique=False)


def downgrade() -> None:
    op.drop_table("rehearsal")
    op.drop_table("musician")
