using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Museum.Collection.Core.Exhibits;

namespace Museum.Collection.Api.Controllers;

public class ExhibitsController : MuseumController
{
    [HttpGet]
    [AllowAnonymous]
    public async Task<ActionResult<IReadOnlyList<ExhibitCard>>> List(
        [FromQuery] string? artist,
        [FromQuery] int page = 0,
        CancellationToken cancellationToken = default) =>
        Ok(await Sender.Send(new ListExhibits(artist, page), cancellationToken));

    [HttpGet("{id:guid}")]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<ExhibitCard>> Find(Guid id)
    {
        var exhibit = await Sender.Send(new FindExhibit(id));
        return exhibit is null ? NotFound() : Ok(exhibit);
    }

    [HttpPost]
    [Authorize(Roles = "Curator")]
    [EnableRateLimiting("curators")]
    public async Task<IActionResult> Acquire([FromBody] AcquireExhibit command)
    {
        var id = await Sender.Send(command);
        return CreatedAtAction(nameof(Find), new { id }, null);
    }

    [HttpPut("{id:guid}/room/{roomId:int}")]
    [Authorize(Policy = "HangsExhibits")]
    public async Task<IActionResult> Hang(Guid id, int roomId)
    {
        await Sender.Send(new HangExhibit(id, roomId));
        return NoContent();
    }
}
