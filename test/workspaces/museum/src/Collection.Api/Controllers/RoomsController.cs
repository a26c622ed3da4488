using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Museum.Collection.Core;

namespace Museum.Collection.Api.Controllers;

public class RoomsController(ICollectionContext context) : MuseumController
{
    [HttpGet("/api/floors/{floor}/rooms")]
    public async Task<IActionResult> OnFloor(int floor)
    {
        var rooms = await context.Rooms
            .AsNoTracking()
            .Include(room => room.Exhibits)
            .Where(room => room.Floor == floor && !room.Closed)
            .OrderBy(room => room.Name)
            .Take(50)
            .ToListAsync();
        return Ok(rooms);
    }

    [HttpDelete("{id:int}")]
    public async Task<IActionResult> Close(int id)
    {
        var room = await context.Rooms.FindAsync(id);
        if (room is null)
        {
            return NotFound();
        }

        room.Close();
        await context.SaveChangesAsync();
        return NoContent();
    }
}
