import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('pages answer where their files stand, by the methods of the class behind them', async () => {
  const system = await systemOf({
    'stalls/Stalls.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
    'stalls/Program.cs': `var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages(options => {
  options.Conventions.AuthorizeFolder("/Fruit");
  options.Conventions.AuthorizePage("/Ledger", "Keepers");
  options.Conventions.AllowAnonymousToPage("/Fruit/Index");
});
var app = builder.Build();
app.MapRazorPages();
app.Run();
`,
    'stalls/Pages/_Layout.cshtml': '<html>@RenderBody()</html>\n',
    'stalls/Pages/Index.cshtml': '@page\n@model IndexModel\n<h1>Stalls</h1>\n',
    'stalls/Pages/Index.cshtml.cs':
      'namespace Stalls.Pages;\npublic class IndexModel : PageModel { public void OnGet() { } }\n',
    'stalls/Pages/Terms.cshtml': '@* for lawyers *@\n@page\n<p>Pay first.</p>\n',
    'stalls/Pages/Ledger.cshtml': '@page\n@model LedgerModel\n',
    'stalls/Pages/Ledger.cshtml.cs':
      'namespace Stalls.Pages;\npublic class LedgerModel : PageModel { public void OnGet() { } }\n',
    'stalls/Pages/Fruit/Index.cshtml': '@page "/all-fruit/{ripe?}"\n@model IndexModel\n',
    'stalls/Pages/Fruit/Index.cshtml.cs': `namespace Stalls.Pages.Fruit;
public class IndexModel : PageModel { public Task OnGetAsync(string ripe) => Task.CompletedTask; }
`,
    'stalls/Pages/Fruit/Edit.cshtml': '@page "{id:int}"\n@model EditModel\n',
    'stalls/Pages/Fruit/Edit.cshtml.cs': `namespace Stalls.Pages.Fruit;
public class EditModel : PageModel {
  public IActionResult OnGet(int id) => Page();
  public async Task<IActionResult> OnPostAsync(int id) => RedirectToPage("./Index");
  public IActionResult OnPostDiscard(int id) => RedirectToPage("./Index");
}
`,
    'stalls/Areas/Till/Pages/Sum.cshtml': '@page\n@model SumModel\n',
    'stalls/Areas/Till/Pages/Sum.cshtml.cs': `namespace Stalls.Areas.Till.Pages;
[Authorize(Roles = "Cashier")] public class SumModel : PageModel { public void OnPost() { } }
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "Stalls GET /: 
    Stalls GET /Fruit/Edit/{id}: AuthorizeFolder /Fruit authentication
    Stalls GET /Ledger: AuthorizePage /Ledger Keepers authorization
    Stalls GET /Terms: 
    Stalls GET /Till/Sum: Authorize Cashier authorization
    Stalls GET /all-fruit/{ripe}: 
    Stalls POST /Fruit/Edit/{id}: AuthorizeFolder /Fruit authentication
    Stalls POST /Fruit/Edit/{id}?handler=Discard: AuthorizeFolder /Fruit authentication
    Stalls POST /Till/Sum: Authorize Cashier authorization"
  `);
});
