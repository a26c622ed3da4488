using Kiosk;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddDbContext<KioskContext>(options => options.UseNpgsql("Host=kiosk-database"));

var app = builder.Build();
app.MapControllers();
app.Run();
