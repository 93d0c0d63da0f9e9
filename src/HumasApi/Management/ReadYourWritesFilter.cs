using HumasApi.ChangeLog;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Publishing;

namespace HumasApi.Management;

/// <summary>
/// The next read on this instance shows what was written. Responses with articles are dropped at once; what shows units, tags and authors
/// is held in several caches, so a response waits until they have taken in the change. Where Delivery reads a standby, it waits for any
/// change until the standby shows it, a second at most.
/// </summary>
internal sealed class ReadYourWritesFilter(ChangeFollower follower, ResponseCache responses) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method))
            return answer;
        var changes = http.RequestServices.GetRequiredService<HumasDbContext>().CommittedChanges;
        responses.ConsumeOwn([.. changes.Where(change => change.Entity == ChangedEntity.Article)]);
        if (changes.FindLast(change => follower.ReadsStandby || change.Entity != ChangedEntity.Article) is { } last)
            await follower.WaitForAsync(last.Position, http.RequestAborted);
        return answer;
    }
}
