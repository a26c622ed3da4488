import { expect, test } from 'vitest';
import { access, buildSystem, endpoint, guard, operation, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { Guard, Parameter } from '../../model/endpoint.ts';
import type { System } from '../../model/system.ts';
import { missingOwnershipFilter } from './missing-ownership-filter.ts';

const signedIn = guard('authentication', 'requireAuth', { level: 'application' });

function loans(
  accesses: System['accesses'],
  guards: readonly Guard[] = [signedIn],
  statuses: readonly number[] = [200],
): readonly string[] {
  const routes = ['GET /loans', 'GET /loans/{id}', 'DELETE /loans/{id}'];
  const asked = { guards, responses: statuses.map((status) => ({ status })) };
  return titles(
    missingOwnershipFilter,
    buildSystem({
      endpoints: routes.map((route) => endpoint(route, route === 'GET /loans/{id}' ? asked : { guards: [signedIn] })),
      operations: routes.map((route) => operation(route)),
      tables: [
        table('loans', { columns: 'id bigint, member_id bigint' }),
        table('shares', { columns: 'user_id bigint' }),
      ],
      accesses,
    }),
  );
}

const list = access('GET /loans', 'select loans', { many: true, filters: ['member_id'] });
const one = access('GET /loans/{id}', 'select loans', { filters: ['id'] });
const remove = access('DELETE /loans/{id}', 'delete loans', { filters: ['id', 'member_id'] });
const found = ['medium: GET /loans/{id} reads loans of anybody'];

test('a row is read by its id, where its list and the routes beside it go by the owner', () => {
  expect(loans([list, one, remove])).toEqual(found);
});

test('a list of the caller’s own rows says enough, unless the request names whose, or rows may be shown', () => {
  const said = (parameters: readonly Parameter[], columns: string): readonly string[] =>
    titles(
      missingOwnershipFilter,
      buildSystem({
        endpoints: [
          endpoint('GET /loans', { guards: [signedIn], parameters }),
          endpoint('GET /loans/{id}', { guards: [signedIn], responses: [{ status: 200 }] }),
        ],
        operations: [operation('GET /loans'), operation('GET /loans/{id}')],
        tables: [table('loans', { columns })],
        accesses: [list, one],
      }),
    );
  const asked: Parameter = { name: 'member_id', in: 'query', required: false, type: 'integer' };
  expect(said([], 'id bigint, member_id bigint')).toEqual(found);
  expect(said([asked], 'id bigint, member_id bigint')).toEqual([]);
  expect(said([], 'id bigint, member_id bigint, published_at timestamptz')).toEqual([]);
});

test('what all see in the list may be read by all, and changed by its owner', () => {
  expect(loans([access('GET /loans', 'select loans', { many: true }), one, remove])).toEqual([]);
  expect(loans([one, remove])).toEqual([]);
});

test('the owner, those it is shared with, a role or a policy are answers to who may read', () => {
  expect(loans([list, access('GET /loans/{id}', 'select loans', { filters: ['id', 'member_id'] }), remove])).toEqual(
    [],
  );
  expect(loans([list, one, remove, access('GET /loans/{id}', 'select shares', { filters: ['user_id'] })])).toEqual([]);
  expect(loans([list, one, remove], [signedIn, guard('authorization', 'mayRead')])).toEqual([]);
  expect(loans([list, one, remove], [])).toEqual([]);
});

test('who refuses may have compared the owner after the row was read, which nothing here tells', () => {
  expect(loans([list, one, remove], [signedIn], [200, 404])).toEqual([]);
  expect(loans([list, one, remove], [signedIn], [200, 403])).toEqual([]);
  expect(loans([list, one, remove], [signedIn], [200, 500])).toEqual(found);
});

/** A controller of Spring whose list and removal go by the member, with what stands above its detail. */
const controller = (above: string): Readonly<Record<string, string>> => ({
  'pom.xml': '<project><artifactId>library</artifactId></project>',
  'src/main/java/library/Loan.java': `package library;
import jakarta.persistence.*;
@Entity @Table(name = "loans")
public class Loan { @Id private Long id; @Column(name = "member_id") private Long memberId; }`,
  'src/main/java/library/LoanRepository.java': `package library;
import org.springframework.data.jpa.repository.JpaRepository;
public interface LoanRepository extends JpaRepository<Loan, Long> {
  List<Loan> findByMemberId(Long memberId);
  void deleteByIdAndMemberId(Long id, Long memberId);
}`,
  'src/main/java/library/LoanController.java': `package library;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.*;
import org.springframework.web.bind.annotation.*;
@RestController @RequestMapping("/loans")
public class LoanController {
  private final LoanRepository loans;
  public LoanController(LoanRepository loans) { this.loans = loans; }
  @PreAuthorize("isAuthenticated()") @GetMapping
  public List<Loan> list(Account me) { return loans.findByMemberId(me.getId()); }
  ${above} @GetMapping("/{id}")
  public Loan one(@PathVariable Long id) { return loans.findById(id).get(); }
  @PreAuthorize("isAuthenticated()") @DeleteMapping("/{id}")
  public void remove(@PathVariable Long id, Account me) { loans.deleteByIdAndMemberId(id, me.getId()); }
}`,
});

test('Spring compares the owner before the method runs, or in what it gives', async () => {
  const said = async (above: string) => titles(missingOwnershipFilter, await systemOf(controller(above)));
  expect(await said('@PostAuthorize("returnObject.memberId == principal.id")')).toEqual([]);
  expect(await said('@PreAuthorize("@desk.lent(#id, principal)")')).toEqual([]);
  expect(await said('@PreAuthorize("isAuthenticated()")')).toEqual(found);
});

/** A ferry in axum whose passengers see their bookings; `find` is how one of them is found. */
async function ferry(find: string): Promise<readonly string[]> {
  const system = await systemOf({
    'Cargo.toml':
      '[package]\nname = "ferry"\n[dependencies]\naxum = "0.8"\nsqlx = { version = "0.8", features = ["postgres"] }\n',
    'migrations/1_init.sql':
      'CREATE TABLE bookings (id bigserial PRIMARY KEY, passenger_id bigint NOT NULL, seats int);\n',
    'src/main.rs': `use axum::{extract::{FromRequestParts, Path, State}, http::StatusCode, response::{IntoResponse, Response}, routing::get, Json, Router};
enum FerryError { NotFound, Unauthorized }
impl IntoResponse for FerryError { fn into_response(self) -> Response { StatusCode::NOT_FOUND.into_response() } }
#[derive(Serialize, sqlx::FromRow)] struct Booking { id: i64, passenger_id: i64, seats: i32 }
struct Passenger { id: i64 }
impl<S> FromRequestParts<S> for Passenger {
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, FerryError> {
        parts.headers.get("authorization").ok_or(FerryError::Unauthorized)?;
        Ok(Passenger { id: 1 })
    }
}
async fn mine(State(db): State<PgPool>, me: Passenger) -> Result<Json<Vec<Booking>>, FerryError> {
    Ok(Json(sqlx::query_as("SELECT * FROM bookings WHERE passenger_id = $1 LIMIT 50").bind(me.id).fetch_all(&db).await?))
}
async fn one(State(db): State<PgPool>, me: Passenger, Path(id): Path<i64>) -> Result<Json<Booking>, FerryError> {
    let found: Option<Booking> = sqlx::query_as("SELECT * FROM bookings WHERE id = $1").bind(id).fetch_optional(&db).await?;
    ${find}
}
fn app(db: PgPool) -> Router { Router::new().route("/bookings", get(mine)).route("/bookings/{id}", get(one)).with_state(db) }
`,
  });
  return titles(missingOwnershipFilter, system);
}

test('an answer that a row is missing compares nobody, unless rows of others are sifted out or refused', async () => {
  expect(await ferry('Ok(Json(found.ok_or(FerryError::NotFound)?))')).toEqual([
    'medium: GET /bookings/{id} reads bookings of anybody',
  ]);
  expect(await ferry('Ok(Json(found.filter(|each| each.passenger_id == me.id).ok_or(FerryError::NotFound)?))')).toEqual(
    [],
  );
  const refused =
    'let found = found.ok_or(FerryError::NotFound)?; if found.passenger_id != me.id { return Err(FerryError::NotFound); } Ok(Json(found))';
  expect(await ferry(refused)).toEqual([]);
});

test('an answer that there is no such row compares no owner where nothing knows who is calling', () => {
  const said = (impersonal: true | undefined): readonly string[] =>
    titles(
      missingOwnershipFilter,
      buildSystem({
        endpoints: [
          endpoint('GET /loans', { guards: [signedIn] }),
          endpoint('GET /loans/{id}', { guards: [signedIn], responses: [{ status: 200 }, { status: 404 }] }),
        ],
        operations: [operation('GET /loans'), { ...operation('GET /loans/{id}'), impersonal }],
        tables: [table('loans', { columns: 'id bigint, member_id bigint' })],
        accesses: [list, one],
      }),
    );
  expect(said(true)).toEqual(found);
  expect(said(undefined)).toEqual([]);
});

/** Loans of .NET: a list of the caller's own, and a single one as `body` gives it. */
function library(body: string, filter = ''): Parameters<typeof systemOf>[0] {
  return {
    'Library.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
    'Program.cs':
      'var app = WebApplication.CreateBuilder(args).Build();\napp.UseAuthorization();\napp.MapControllers();\napp.Run();\n',
    'Loans.cs': `using Microsoft.EntityFrameworkCore;
public class Loan { public int Id { get; set; } public Guid MemberId { get; set; } }
public class Shelf : DbContext {
  public DbSet<Loan> Loans => Set<Loan>();
  protected override void OnModelCreating(ModelBuilder model) { model.Entity<Loan>().HasKey(l => l.Id); ${filter} }
}
`,
    'LoansController.cs': `using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
[ApiController] [Authorize] [Route("loans")]
public class LoansController : ControllerBase {
  private readonly Shelf _shelf;
  public LoansController(Shelf shelf) { _shelf = shelf; }
  private Guid CurrentMember => Guid.Parse(User.FindFirst("sub")!.Value);
  [HttpGet] public async Task<List<Loan>> Mine() => await _shelf.Loans.Where(l => l.MemberId == CurrentMember).Take(20).ToListAsync();
  [HttpGet("{id:int}")] public async Task<ActionResult<Loan>> Get(int id, CancellationToken ct) {
    var loan = await _shelf.Loans.SingleOrDefaultAsync(l => l.Id == id, ct);
    ${body}
    return Ok(loan);
  }
}
`,
  };
}

test('a property that names who is calling is compared, and a filter of the model holds for each query', async () => {
  const said = async (body: string, filter?: string): Promise<readonly string[]> =>
    titles(missingOwnershipFilter, await systemOf(library(body, filter)));
  expect(await said('if (loan is null) return NotFound();')).toEqual([
    'medium: GET /loans/{id} reads Loans of anybody',
  ]);
  expect(await said('if (loan is null || loan.MemberId != CurrentMember) return NotFound();')).toEqual([]);
  expect(await said('if (loan is null) return NotFound();', 'model.Entity<Loan>().HasQueryFilter(Own);')).toEqual([]);
});
