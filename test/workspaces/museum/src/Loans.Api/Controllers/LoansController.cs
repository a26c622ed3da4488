using Microsoft.AspNetCore.Mvc;
using Museum.Loans.Data;

namespace Museum.Loans.Controllers;

[ApiController]
[Route("loans")]
public class LoansController : ControllerBase
{
    private readonly IRepository<Loan> _loans;
    private readonly IRepository<Borrower> _borrowers;

    public LoansController(IRepository<Loan> loans, IRepository<Borrower> borrowers)
    {
        _loans = loans;
        _borrowers = borrowers;
    }

    [HttpGet("{exhibitId}/terms")]
    public async Task<IActionResult> Terms(Guid exhibitId)
    {
        var loan = await _loans.First(loan => loan.ExhibitId == exhibitId);
        return loan == null ? NotFound() : Ok(new { loan.ExhibitId, loan.Until });
    }

    [HttpPost]
    public async Task<IActionResult> Lend(Loan loan)
    {
        await _loans.Add(loan);
        return StatusCode(201);
    }

    [HttpGet("borrowers")]
    public async Task<IEnumerable<Borrower>> Borrowers() => await _borrowers.All();
}
