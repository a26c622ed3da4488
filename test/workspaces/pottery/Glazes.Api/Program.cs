using Glazes.Api;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.AddNpgsqlDbContext<RecipeContext>("recipes");

var app = builder.Build();

app.MapGet("/alive", () => Results.Ok());
app.MapGet("/glazes/{name}/heat", async (string name, RecipeContext book) =>
    await book.Recipes.Where(recipe => recipe.Name == name).Select(recipe => recipe.Degrees).FirstOrDefaultAsync());

app.Run();
