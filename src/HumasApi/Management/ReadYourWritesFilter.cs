using HumasApi.ChangeLog;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Publishing;

namespace HumasApi.Management;

/// <summary>
/// The next read on this instance shows what was written. Responses with articles are dropped at once; what shows units, tags and authors
/// is held in several caches, so a response waits until they have taken in the change.
/// </summary>
internal sealed class ReadYourWritesFilter(ChangeFollower follower, ResponseCache responses) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method))
            return answer;
        var records = http
            .RequestServices.GetRequiredService<HumasDbContext>()
            .CommittedChanges.ToLookup(change => change.Entity != ChangedEntity.Article);
        responses.ConsumeOwn([.. records[false]]);
        if (records[true].LastOrDefault() is { } last)
            await follower.WaitForAsync(last.Position, http.RequestAborted);
        return answer;
    }
}
