var builder = DistributedApplication.CreateBuilder(args);

var cellar = builder.AddPostgres("cellar").WithDataVolume();
var firings = cellar.AddDatabase("firings");
var recipes = cellar.AddDatabase("recipes");
var shelf = builder.AddRedis("shelf");
var mailbox = builder.AddContainer("mailbox", "axllent/mailpit");

var glazes = builder.AddProject<Projects.Glazes_Api>("glazes")
    .WithReference(recipes)
    .WithReference(shelf)
    .WithHttpHealthCheck("/alive");

builder.AddProject<Projects.Kiln_Api>("kiln")
    .WithReference(firings)
    .WaitFor(firings)
    .WithReference(glazes)
    .WithEnvironment("SMTP_HOST", "mailbox")
    .WithReplicas(2)
    .WithExternalHttpEndpoints();

builder.Build().Run();
