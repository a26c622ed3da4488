using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Museum.Collection.Core.Exhibits;

public record FindExhibit(Guid Id) : IRequest<ExhibitCard?>;

public class FindExhibitHandler(ICollectionContext context, ILoanDesk loans) : IRequestHandler<FindExhibit, ExhibitCard?>
{
    public async Task<ExhibitCard?> Handle(FindExhibit request, CancellationToken cancellationToken)
    {
        var exhibit = await context.Exhibits
            .Include(found => found.Room)
            .FirstOrDefaultAsync(found => found.Id == request.Id, cancellationToken);
        if (exhibit is null)
        {
            return null;
        }

        var terms = exhibit.OnLoan ? await loans.TermsOf(exhibit.Id, cancellationToken) : null;
        return new ExhibitCard(exhibit.Id, exhibit.Title, exhibit.Artist, terms is null ? exhibit.Room?.Name : "on loan");
    }
}
