using System.Net.Http.Json;
using Museum.Collection.Core;

namespace Museum.Collection.Data;

public class LoanDeskClient(HttpClient http) : ILoanDesk
{
    public async Task<LoanTerms?> TermsOf(Guid exhibitId, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<LoanTerms>($"/loans/{exhibitId}/terms", cancellationToken);
}
