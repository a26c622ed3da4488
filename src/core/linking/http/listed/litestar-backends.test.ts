import { expect, test } from 'vitest';
import { accessesText, endpointsText, tablesText } from '../../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';

test('an application of Litestar: who is let in by its backend, and services of Advanced Alchemy', async () => {
  const system = await systemOf({
    'pyproject.toml': '[project]\nname = "bookcase"\ndependencies = ["litestar", "advanced-alchemy"]\n',
    'models.py': `from advanced_alchemy.base import UUIDAuditBase, UUIDBase
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

class Author(UUIDBase):
    name: Mapped[str]

class Book(UUIDAuditBase):
    __tablename__ = "books"
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
`,
    'services.py': `from advanced_alchemy.service import SQLAlchemyAsyncRepositoryService
from models import Book

class BookService(SQLAlchemyAsyncRepositoryService[Book]):
    async def lend(self, book_id):
        return await self.update({"lent": True}, item_id=book_id)
`,
    'app.py': `from litestar import Controller, Litestar, delete, get, post
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.security.jwt import OAuth2PasswordBearerAuth
from services import BookService

auth = OAuth2PasswordBearerAuth[dict](token_secret="", token_url="/login", exclude=["^/login$", "/schema"])
limit = RateLimitConfig(rate_limit=("minute", 5))

class BookController(Controller):
    path = "/books"

    @get()
    async def all(self, books: BookService) -> list:
        return await books.list()

    @get("/{book_id:uuid}")
    async def one(self, books: BookService, book_id: str) -> dict:
        return await books.get(book_id)

    @post("/{book_id:uuid}/lending")
    async def lend(self, books: BookService, book_id: str) -> dict:
        return await books.lend(book_id)

    @delete("/{book_id:uuid}")
    async def drop(self, books: BookService, book_id: str) -> None:
        await books.delete(book_id)

@post("/login", middleware=[limit.middleware])
async def login() -> dict:
    return {}

@get("/health", exclude_from_auth=True)
async def health() -> str:
    return "fine"

app = Litestar(route_handlers=[BookController, login, health], on_app_init=[auth.on_app_init])
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /books  app.py:13
        behind OAuth2PasswordBearerAuth authentication
        reads books
    DELETE /books/{book_id}  app.py:25
        behind OAuth2PasswordBearerAuth authentication
        writes books
    GET /books/{book_id}  app.py:17
        behind OAuth2PasswordBearerAuth authentication
        reads books
    POST /books/{book_id}/lending  app.py:21
        behind OAuth2PasswordBearerAuth authentication
        writes books
    GET /health  app.py:33
    POST /login  app.py:29
        behind RateLimitConfig rate-limit"
  `);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /books/{book_id} → delete books by id
    GET /books → select books
    GET /books/{book_id} → select books by id limited
    POST /books/{book_id}/lending → update books by id"
  `);
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "author (id)
    books (id)
        references author_id > author"
  `);
});
