namespace Museum.Collection.Core;

public record LoanTerms(Guid ExhibitId, DateOnly Until);

public interface ILoanDesk
{
    Task<LoanTerms?> TermsOf(Guid exhibitId, CancellationToken cancellationToken);
}
