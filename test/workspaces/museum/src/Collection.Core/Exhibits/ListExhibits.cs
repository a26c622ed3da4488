using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Museum.Collection.Core.Exhibits;

public record ExhibitCard(Guid Id, string Title, string Artist, string? Room);

public record ListExhibits(string? Artist, int Page) : IRequest<IReadOnlyList<ExhibitCard>>;

public class ListExhibitsHandler(ICollectionContext context)
    : IRequestHandler<ListExhibits, IReadOnlyList<ExhibitCard>>
{
    private const int PageSize = 30;

    public async Task<IReadOnlyList<ExhibitCard>> Handle(ListExhibits request, CancellationToken cancellationToken)
    {
        var exhibits = context.Exhibits.AsNoTracking();
        if (request.Artist is not null)
        {
            exhibits = exhibits.Where(exhibit => exhibit.Artist == request.Artist);
        }

        return await exhibits
            .OrderBy(exhibit => exhibit.Title)
            .Skip(request.Page * PageSize)
            .Take(PageSize)
            .Select(exhibit => new ExhibitCard(exhibit.Id, exhibit.Title, exhibit.Artist, exhibit.Room!.Name))
            .ToListAsync(cancellationToken);
    }
}
