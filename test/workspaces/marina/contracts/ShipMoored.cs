namespace Harbor.Contracts;

public record ShipMoored(Guid MooringId, string Ship, DateTimeOffset Arrives);

public record PilotAssigned(Guid MooringId, string Pilot);
