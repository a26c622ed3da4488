namespace Museum.Collection.Core;

public class Room
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public int Floor { get; set; }
    public bool Closed { get; private set; }
    public ICollection<Exhibit> Exhibits { get; } = [];

    public void Close() => Closed = true;
}
