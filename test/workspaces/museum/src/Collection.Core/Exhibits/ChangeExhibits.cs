using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Museum.Collection.Core.Exhibits;

public record AcquireExhibit([Required, StringLength(200)] string Title, string Artist, int? Year) : IRequest<Guid>;

public class AcquireExhibitHandler : IRequestHandler<AcquireExhibit, Guid>
{
    private readonly ICollectionContext _context;

    public AcquireExhibitHandler(ICollectionContext context) => _context = context;

    public async Task<Guid> Handle(AcquireExhibit request, CancellationToken cancellationToken)
    {
        var exhibit = new Exhibit { Title = request.Title, Artist = request.Artist, Year = request.Year };
        _context.Exhibits.Add(exhibit);
        await _context.SaveChangesAsync(cancellationToken);
        return exhibit.Id;
    }
}

public record HangExhibit(Guid ExhibitId, int RoomId) : IRequest;

public class HangExhibitHandler(ICollectionContext context) : IRequestHandler<HangExhibit>
{
    public async Task Handle(HangExhibit request, CancellationToken cancellationToken)
    {
        var exhibit = await context.Exhibits.SingleAsync(found => found.Id == request.ExhibitId, cancellationToken);
        var room = await context.Rooms.SingleAsync(found => found.Id == request.RoomId, cancellationToken);
        exhibit.Hang(room);
        await context.SaveChangesAsync(cancellationToken);
    }
}
