namespace Museum.Collection.Core;

public class Exhibit
{
    public Guid Id { get; private set; } = Guid.NewGuid();
    public required string Title { get; set; }
    public required string Artist { get; set; }
    public int? Year { get; set; }
    public int? RoomId { get; private set; }
    public Room? Room { get; private set; }
    public bool OnLoan { get; set; }

    public void Hang(Room room)
    {
        Room = room;
        RoomId = room.Id;
    }
}
