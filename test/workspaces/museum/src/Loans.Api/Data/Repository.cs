using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Museum.Loans.Data;

public interface IRepository<T> where T : class
{
    Task<T?> First(Expression<Func<T, bool>> condition);
    Task<List<T>> All();
    Task Add(T item);
}

public class EfRepository<T>(LoansContext context) : IRepository<T> where T : class
{
    public Task<T?> First(Expression<Func<T, bool>> condition) => context.Set<T>().FirstOrDefaultAsync(condition);

    public Task<List<T>> All() => context.Set<T>().ToListAsync();

    public async Task Add(T item)
    {
        context.Set<T>().Add(item);
        await context.SaveChangesAsync();
    }
}
