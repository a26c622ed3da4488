using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Museum.Loans.Data;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllers(options => options.Filters.Add(new ApiKeyFilter()));
builder.Services.AddDbContext<LoansContext>(options =>
    options.UseNpgsql(builder.Configuration.GetConnectionString("Loans")).UseSnakeCaseNamingConvention());
builder.Services.AddScoped(typeof(IRepository<>), typeof(EfRepository<>));

var app = builder.Build();
app.MapControllers();
app.Run();
