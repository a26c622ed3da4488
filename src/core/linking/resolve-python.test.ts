import { expect, test } from 'vitest';
import { resolverOf, type Story } from '../../../test/support/resolver-of.ts';
import type { Definition } from './definition.ts';
import type { Resolver } from './resolver.ts';

const library: Story = {
  'services/loans/app/__init__.py': '',
  'services/loans/app/main.py': `
import app.settings
import os
from redis import Redis
from . import members
from .loans import service as loans, Loan
from app.shelves import *

cache = Redis()
path = app.settings.settings.prefix
book = loans.open_shelf().first
home = os.environ["HOME"]
anyone = members.Member.named("Ada")
keeper = Keeper(loan=Loan())
`,
  'services/loans/app/settings.py': 'class Settings:\n    prefix = "/api"\n\nsettings = Settings()',
  'services/loans/app/members.py': 'class Member:\n    @classmethod\n    def named(cls, name): return cls(name)',
  'services/loans/app/loans/__init__.py': 'from .models import Loan',
  'services/loans/app/loans/models.py': 'class Loan: ...',
  'services/loans/app/loans/service.py': `
from typing import Optional
from app.shelves import Shelf

def open_shelf() -> Optional["Shelf"]: ...
`,
  'services/loans/app/shelves.py': `
class Book: ...
class Shelf:
    @property
    def first(self) -> Book: ...
class Keeper:
    def __init__(self, name=None, loan=None):
        self.loan = loan
`,
  'services/loans/app/redis.py': 'import redis',
};

const names = `Redis cache path book home anyone keeper.loan print`.split(' ');

test('Python names lead through packages, modules, wildcards, properties and keyword arguments', async () => {
  const resolver = await resolverOf(library);
  const context = { file: 'services/loans/app/main.py', fn: 0 };
  expect(
    names.map((name) => `${name}: ${resolver.name(context, name).map((it) => print(resolver, it))}`).join('\n'),
  ).toMatchInlineSnapshot(`
    "Redis: redis.Redis
    cache: made by redis.Redis
    path: "/api"
    book: a Book
    home: os.environ.HOME
    anyone: a Member
    keeper.loan: a Loan
    print: builtins.print"
  `);
});

test('A package that imports its own modules leads to them, also where one is not there', async () => {
  const resolver = await resolverOf({
    'requirements.txt': 'fastapi',
    'museum/__init__.py': 'from . import rooms, attic\nfrom .rooms import first as entrance',
    'museum/rooms.py': 'first = "/hall"',
    'main.py': 'from museum import rooms, attic, entrance',
  });
  const inside = { file: 'museum/__init__.py', fn: 0 };
  const outside = { file: 'main.py', fn: 0 };
  const lines = ['rooms.first', 'entrance', 'attic'].map(
    (name) =>
      `${name}: ${resolver.name(inside, name).map((it) => print(resolver, it))}` +
      ` · ${resolver.name(outside, name).map((it) => print(resolver, it))}`,
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "rooms.first: "/hall" · "/hall"
    entrance: "/hall" · "/hall"
    attic:  · "
  `);
});

function print(resolver: Resolver, definition: Definition): string {
  switch (definition.kind) {
    case 'external':
      return [definition.module, ...definition.path].join('.');
    case 'made':
      return `made by ${[definition.module, ...definition.maker].join('.')}`;
    case 'instance':
      return `a ${resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.name}`;
    case 'value':
      return definition.value.kind === 'text' ? `"${definition.value.text}"` : definition.value.kind;
    default:
      return definition.kind;
  }
}
