using Microsoft.EntityFrameworkCore;

namespace Glazes.Api;

public class Recipe
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public int Degrees { get; set; }
}

public class RecipeContext(DbContextOptions<RecipeContext> options) : DbContext(options)
{
    public DbSet<Recipe> Recipes => Set<Recipe>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Recipe>().HasIndex(recipe => recipe.Name).IsUnique();
    }
}
