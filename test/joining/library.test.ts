import { expect, test } from 'vitest';
import { endpointsText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
POST /branch/donations  src/donations/donations.controller.ts:16
    behind DonorTokenMiddleware authentication
    writes gifts
GET /branch/donations/wishes  src/donations/donations.controller.ts:11
    reads titles
DELETE /branch/donations/{id}  src/donations/donations.controller.ts:21
    behind DonorTokenMiddleware authentication
    writes gifts
GET /branch/v1/authors  src/common/shelf.controller.ts:9
    reads authors
GET /branch/v1/authors/{id}  src/common/shelf.controller.ts:14
    reads authors
GET /branch/v1/authors/{id}/titles  src/catalog/catalog.controllers.ts:20
    reads copies, titles
POST /branch/v1/cards/check-in  src/auth/auth.module.ts:20
    behind ThrottlerGuard rate-limit
    reads members
POST /branch/v1/titles  src/catalog/catalog.controllers.ts:37
    behind MemberGuard authentication, LibrarianGuard authorization
    writes copies, titles
GET /branch/v1/titles/{isbn}  src/catalog/catalog.controllers.ts:31
    reads titles
POST /branch/v2/loans  src/loans/loans.controller.ts:17
    behind MemberGuard authentication
    reads copies
    writes copies, loans
GET /branch/v2/loans/mine  src/loans/loans.controller.ts:12
    behind MemberGuard authentication
    reads loans
GET /branch/v2/loans/overdue  src/loans/loans.controller.ts:23
    behind MemberGuard authentication, LibrarianGuard authorization
    reads loans, members
DELETE /branch/v2/loans/{id}  src/loans/loans.controller.ts:29
    behind MemberGuard authentication, LibrarianGuard authorization
    writes loans
POST /branch/v2/titles  src/catalog/catalog.controllers.ts:37
    behind MemberGuard authentication, LibrarianGuard authorization
    writes copies, titles
GET /branch/v2/titles/{isbn}  src/catalog/catalog.controllers.ts:31
    reads titles
GET /status  src/app.module.ts:16
`;

const tables = `
authors (id)
copies (id)
    references title_id > titles
    indexes (title_id)
gifts (id)
loans (id)
    references copy_id > copies, member_id > members
    indexes (copy_id), (due_on), (member_id)
members (id)
    indexes unique (card_number)
titles (id)
    references author_id > authors
    indexes (author_id), (isbn), unique (isbn)
`;

test('joins the NestJS controllers of a library with guards, prefixes, versions and repositories', async () => {
  expect(endpointsText(await readStory('library'))).toBe(endpoints.trim());
});

test('reads the TypeORM entities of a library as tables', async () => {
  expect(tablesText(await readStory('library'))).toBe(tables.trim());
});
