global using Harbor.Contracts;
global using MassTransit;
