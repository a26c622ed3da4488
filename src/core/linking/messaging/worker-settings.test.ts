import { expect, test } from 'vitest';
import { channelsText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('arq runs the functions that the settings of its worker list, for those who ask by name and by the clock', async () => {
  const system = await systemOf({
    'pyproject.toml': '[project]\nname = "kennel"\ndependencies = ["fastapi", "sqlalchemy", "arq"]\n',
    'compose.yaml': `services:
  api: { build: ., command: fastapi run kennel/api.py }
  worker: { build: ., command: arq kennel.worker.WorkerSettings }
`,
    'kennel/models.py': `from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
class Base(DeclarativeBase): ...
class Dog(Base):
    __tablename__ = "dogs"
    id: Mapped[int] = mapped_column(primary_key=True)
    walked: Mapped[bool]
`,
    'kennel/worker.py': `from arq import cron, func
from sqlalchemy import update
from kennel.models import Dog
async def walk(ctx, dog_id): ...
async def feed(ctx, dog_id): ...
async def rest(ctx):
    await session.execute(update(Dog).where(Dog.walked == True).values(walked=False))
class WorkerSettings:
    functions = [walk, func(feed, name="feed_dog")]
    cron_jobs = [cron(rest, hour=4, minute=0)]
`,
    'kennel/api.py': `from arq import create_pool
from arq.connections import RedisSettings
from fastapi import FastAPI
app = FastAPI()
@app.post("/dogs/{dog_id}/walks", status_code=202)
async def walk(dog_id: int):
    pool = await create_pool(RedisSettings())
    await pool.enqueue_job("walk", dog_id)
    await pool.enqueue_job("feed_dog", dog_id, _defer_by=60)
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "arq:feed_dog: from api to worker
    arq:walk: from api to worker"
  `);
  const jobs = system.jobs.map(
    ({ schedule, inProcess, runs }) => `${runs?.split('#')[1]}: ${schedule}${inProcess ? ', in each process' : ''}`,
  );
  expect(jobs.join('\n')).toMatchInlineSnapshot(`"rest: hour=4 minute=0"`);
});
